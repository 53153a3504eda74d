# A router sends frames that are larger than what the other end of its pair takes: a VLAN tag's room is granted, no more.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add near
ip netns add far
ip link add n0 address 02:00:00:00:62:01 type veth peer name n1 address 02:00:00:00:62:02 netns near
ip link add s0 address 02:00:00:00:63:01 type veth peer name s1 address 02:00:00:00:63:02 netns far
for d in n0 s0; do sysctl -q -w net.ipv6.conf.$d.disable_ipv6=1; done
ip netns exec near sysctl -q -w net.ipv6.conf.n1.disable_ipv6=1
ip netns exec far sysctl -q -w net.ipv6.conf.s1.disable_ipv6=1
sysctl -q -w net.ipv4.ip_forward=1
ip addr add 10.62.0.1/24 dev n0
ip addr add 10.63.0.1/24 dev s0
ip link set n0 up mtu 3000
ip link set s0 up mtu 3000
ip -n near link set n1 up mtu 3000
ip -n far link set s1 up
sleep 1.2
ip -n near addr add 10.62.0.2/24 dev n1
ip -n far addr add 10.63.0.2/24 dev s1
ip -n near route add default via 10.62.0.1
ip -n far route add default via 10.63.0.1
ip neigh add 10.62.0.2 lladdr 02:00:00:00:62:02 dev n0
ip neigh add 10.63.0.2 lladdr 02:00:00:00:63:02 dev s0
ip -n near neigh add 10.62.0.1 lladdr 02:00:00:00:62:01 dev n1
ip -n far neigh add 10.63.0.1 lladdr 02:00:00:00:63:01 dev s1
t ip netns exec near ping -c 1 -W 1 10.63.0.2
t ip -s link show s0
t ip netns exec near ping -c 1 -W 1 -s 1476 10.63.0.2
t ip netns exec near ping -c 1 -W 1 -s 1477 10.63.0.2
t ip netns exec near ping -c 2 -i 0.2 -W 1 -s 2900 10.63.0.2
t ip -s link show s0
t ip -n far -s link show s1
