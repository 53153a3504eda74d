# Three equal ways to a far network: one whose router is not there, one whose device goes down, one that works.
for n in w1 w2 goal; do ip netns add $n; ip -n $n link set lo up; done
ip link set lo up; ip link add empty0 type dummy; ip link set empty0 up; ip addr add 10.61.3.1/24 dev empty0
for k in 1 2; do
  ip link add out$k type veth peer name in0 netns w$k; ip -n w$k link add on0 type veth peer name from$k netns goal
  ip link set out$k up; ip -n w$k link set in0 up; ip -n w$k link set on0 up; ip -n goal link set from$k up
  ip addr add 10.61.$k.1/24 dev out$k; ip -n w$k addr add 10.61.$k.2/24 dev in0
  ip -n w$k addr add 10.62.$k.2/24 dev on0; ip -n goal addr add 10.62.$k.9/24 dev from$k
  ip netns exec w$k sysctl -q -w net.ipv4.ip_forward=1
  ip -n w$k route add 10.63.0.0/24 via 10.62.$k.9; ip -n goal route add 10.61.$k.0/24 via 10.62.$k.2
done
for k in 1 2 3 4 5 6 7 8; do ip -n goal addr add 10.63.0.$k/32 dev lo; done
ip route add 10.63.0.0/24 nexthop via 10.61.1.2 nexthop via 10.61.2.2 nexthop via 10.61.3.2
for k in 1 2 3 4; do ping -c 1 -W 4 10.63.0.$k; done
ip link set out2 down
for k in 5 6 7 8; do ping -c 1 -W 4 10.63.0.$k; done
ip route get 10.63.0.5
