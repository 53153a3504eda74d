# A chain of three routers, asked one hop at a time.
for n in r1 r2 r3 end; do ip netns add $n; ip -n $n link set lo up; ip netns exec $n sysctl -q -w net.ipv4.ip_forward=1; done
ip link set lo up
ip link add d0 type veth peer name u0 netns r1; ip link set d0 up; ip addr add 10.28.0.1/24 dev d0; ip -n r1 addr add 10.28.0.2/24 dev u0; ip -n r1 link set u0 up
k=1
for pair in "r1 r2" "r2 r3" "r3 end"; do
  set -- $pair
  ip -n $1 link add d0 type veth peer name u0 netns $2; ip -n $1 link set d0 up; ip -n $2 link set u0 up
  ip -n $1 addr add 10.28.$k.1/24 dev d0; ip -n $2 addr add 10.28.$k.2/24 dev u0; ip -n $2 route add default via 10.28.$k.1
  k=$((k+1))
done
ip -n r1 route add 10.28.0.0/16 via 10.28.1.2; ip -n r2 route add 10.28.3.0/24 via 10.28.2.2; ip route add 10.28.0.0/16 via 10.28.0.2
traceroute -n -q 1 10.28.3.2
