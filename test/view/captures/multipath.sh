# Two ways to one place, shared by weight.
for n in l r far; do ip netns add $n; ip -n $n link set lo up; done
ip link set lo up
for n in l r; do
  ip link add to-$n type veth peer name in0 netns $n; ip link set to-$n up; ip -n $n link set in0 up
  ip -n $n link add out0 type veth peer name from-$n netns far; ip -n $n link set out0 up; ip -n far link set from-$n up
  ip netns exec $n sysctl -q -w net.ipv4.ip_forward=1
done
ip addr add 10.24.1.1/24 dev to-l; ip addr add 10.24.2.1/24 dev to-r
ip -n l addr add 10.24.1.2/24 dev in0; ip -n r addr add 10.24.2.2/24 dev in0
ip -n l addr add 10.25.1.2/24 dev out0; ip -n r addr add 10.25.2.2/24 dev out0
ip -n far addr add 10.25.1.9/24 dev from-l; ip -n far addr add 10.25.2.9/24 dev from-r
for k in 1 2 3 4 5 6; do ip -n far addr add 10.26.0.$k/32 dev lo; done
ip -n l route add 10.26.0.0/24 via 10.25.1.9; ip -n r route add 10.26.0.0/24 via 10.25.2.9
ip -n far route add 10.24.1.0/24 via 10.25.1.2; ip -n far route add 10.24.2.0/24 via 10.25.2.2
ip route add 10.26.0.0/24 nexthop via 10.24.1.2 weight 1 nexthop via 10.24.2.2 weight 3
for k in 1 2 3 4 5 6; do ping -c 1 -W 1 10.26.0.$k; done
