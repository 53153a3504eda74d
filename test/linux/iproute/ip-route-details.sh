# -d, -N, -o and -c of ip route
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
t ip -d route
t ip -d route show table 7
t ip -d -j route
t ip -N route
t ip -N -d route show table 7
t ip -o route
t ip -c route
t ip -c -d route show table local dev ea
t ip -br route show 10.75.0.0/16
t ip -t route show default
t ip -r route show 10.75.0.0/16
