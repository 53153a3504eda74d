ip netns add r; ip netns add h
ip link add aa type veth peer name ra netns r
ip link add hr netns h type veth peer name rh netns r
ip link set lo up; ip link set aa up; ip addr add 10.1.0.1/24 dev aa
ip -n r link set ra up; ip -n r addr add 10.1.0.254/24 dev ra; ip -n r link set rh mtu 1400; ip -n r link set rh up; ip -n r addr add 10.2.0.254/24 dev rh
ip netns exec r sysctl -qw net.ipv4.ip_forward=1
ip -n h link set hr up; ip -n h addr add 10.2.0.1/24 dev hr; ip -n h route add default via 10.2.0.254
ip route add default via 10.1.0.254
ping -c 1 -M do -s 1450 10.2.0.1
ip route get 10.2.0.1
sleep 2
ip route get 10.2.0.1
ip route get 10.2.0.2
ip route get 10.2.0.1 from 10.1.0.1
ip route show cache
ip route show
ping -c 1 -M do -s 1450 10.2.0.1
ping -c 1 -s 1450 10.2.0.1
ip route flush cache
ip route get 10.2.0.1
ping -c 1 -M do -s 1450 10.2.0.1
ip route add 10.9.0.0/16 via 10.1.0.254
ip route get 10.2.0.1
ip route del default
ip route add default via 10.1.0.254
ip route get 10.2.0.1
ping -c 1 -M do -s 1450 10.2.0.1
ip link set rh netns r mtu 1450 2>/dev/null; ip -n r link set rh mtu 600
ping -c 1 -M do -s 1000 10.2.0.1
ip route get 10.2.0.1
ip -n r link set rh mtu 500
ping -c 1 -M do -s 520 10.2.0.1
ip route get 10.2.0.1
sysctl -qw net.ipv4.route.mtu_expires=5
true
sysctl net.ipv4.route
ip link add bb type dummy; ip addr add 10.5.0.1/24 dev bb; ip link set bb up
ip netns add x; ip link add r2 netns r type veth peer name x2 netns x
