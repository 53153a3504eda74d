# What several next hops may not be
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link set lo up
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.71.0.1/24 dev ea; ip addr add 10.71.0.2/24 dev ea; ip addr add 10.72.0.1/24 dev eb
t ip route add 10.82.0.0/16 nexthop
t ip route add 10.82.0.0/16 nexthop via
t ip route add 10.82.0.0/16 nexthop via 10.71.0.5 foo
t ip route add 10.82.0.0/16 nexthop via 10.71.0.5 weight 0
t ip route add 10.82.0.0/16 nexthop via 10.71.0.5 weight 257
t ip route add 10.82.0.0/16 nexthop via 10.71.0.5 weight x
t ip route add 10.82.0.0/16 nexthop dev nope
t ip route add 10.82.0.0/16 nexthop via 9.9.9.9
t ip route add 10.82.0.0/16 nexthop via 10.71.0.5 nexthop via 9.9.9.9
t ip route add 10.82.0.0/16 nexthop via 10.71.0.5
t ip route append 10.82.0.0/16 nexthop via 10.71.0.6 nexthop via 10.72.0.6
t ip route change 10.82.0.0/16 nexthop via 10.71.0.6 nexthop via 10.72.0.6 weight 5
t ip route show 10.82.0.0/16
t ip route del 10.82.0.0/16 nexthop via 10.71.0.9
t ip route del 10.82.0.0/16 via 10.71.0.6
t ip route show 10.82.0.0/16
t ip route del 10.82.0.0/16
