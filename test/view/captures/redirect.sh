# Two routers on one segment: the first sends on to the second, and says so.
ip link add seg type bridge; ip link set seg up
for n in host r1 r2 far; do ip netns add $n; ip -n $n link set lo up; done
for n in host r1 r2; do ip link add p-$n type veth peer name e0 netns $n; ip link set p-$n master seg up; ip -n $n link set e0 up; done
ip -n host addr add 10.22.0.10/24 dev e0; ip -n r1 addr add 10.22.0.1/24 dev e0; ip -n r2 addr add 10.22.0.2/24 dev e0
ip -n r2 link add e1 type veth peer name e0 netns far; ip -n r2 link set e1 up; ip -n far link set e0 up
ip -n r2 addr add 10.23.0.1/24 dev e1; ip -n far addr add 10.23.0.9/24 dev e0
for n in r1 r2; do ip netns exec $n sysctl -q -w net.ipv4.ip_forward=1; done
ip -n host route add default via 10.22.0.1; ip -n r1 route add 10.23.0.0/24 via 10.22.0.2; ip -n far route add default via 10.23.0.1
ip netns exec host ping -c 3 10.23.0.9
