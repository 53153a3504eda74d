# ip -j route: routes as objects
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link set lo up
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.71.0.1/24 dev ea; ip addr add 10.71.0.2/24 dev ea; ip addr add 10.72.0.1/24 dev eb
ip route add default via 10.71.0.9 metric 100 mtu 1400; ip route add 10.75.0.0/16 nexthop via 10.71.0.7 weight 2 nexthop via 10.72.0.7 onlink dev eb
ip route add blackhole 10.76.0.0/16; ip route add unreachable 10.76.1.1 metric 5; ip route add prohibit 10.76.2.0/24; ip route add throw 10.76.3.0/24
ip route add 10.77.0.0/16 dev ea src 10.71.0.2 tos 0x10 proto static scope link table 7
ip route add 10.78.0.0/16 via 10.71.0.44 mtu lock 1300 rtt 30ms advmss 1000 hoplimit 3 window 5 quickack 1 initcwnd 10; ip route add 10.79.0.0/16 dev eb realm 5
t ip -j route
t ip -j -p route show table 7
t ip -j -p route show 10.75.0.0/16
t ip -j route show table local dev ea
t ip -j -p route show 10.78.0.0/16
t ip -j route show table 99
t ip -j -p route show table 98
t ip -j route show 1.1.1.1
t ip -j route show dev lo
t ip -j -N route
t ip -j -o route show 10.75.0.0/16
t ip -j route show cache
t ip -p route show 10.79.0.0/16
