# A router whose next link is narrower, and packets that must not be cut: the path's MTU is learnt.
for n in gate far; do ip netns add $n; ip -n $n link set lo up; done
ip link set lo up
ip link add wide type veth peer name e0 netns gate; ip -n gate link add thin type veth peer name e0 netns far
ip link set wide up; ip -n gate link set e0 up; ip -n gate link set thin up mtu 700; ip -n far link set e0 up mtu 700
ip addr add 10.30.0.1/24 dev wide; ip -n gate addr add 10.30.0.2/24 dev e0; ip -n gate addr add 10.31.0.2/24 dev thin; ip -n far addr add 10.31.0.9/24 dev e0
ip netns exec gate sysctl -q -w net.ipv4.ip_forward=1
ip route add default via 10.30.0.2; ip -n far route add default via 10.31.0.2
ping -c 3 -W 1 -M do -s 1000 10.31.0.9; ip route get 10.31.0.9; tracepath -n 10.31.0.9
