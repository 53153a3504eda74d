# Groups of nexthops: weights, members that go, replacing
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip link set lo up; ip addr add 10.139.0.1/24 dev ea; ip addr add 10.140.0.1/24 dev eb
ip nexthop add id 1 via 10.139.0.5 dev ea; ip nexthop add id 2 via 10.140.0.5 dev eb; ip nexthop add id 3 blackhole
t ip nexthop add id 10 group 1/2
t ip nexthop add id 11 group 1,5/2,7
t ip nexthop add id 12 group 3
t ip nexthop add id 13 group 1/3
t ip nexthop add id 14 group 1,257
t ip nexthop add id 15 group 1/1
t ip nexthop
t ip -j nexthop show groups
t ip route add 10.141.0.0/16 nhid 10
t ip route show 10.141.0.0/16
t ip nexthop replace id 10 group 2
t ip route show 10.141.0.0/16
t ip nexthop del id 2
t ip nexthop
t ip route show 10.141.0.0/16
t ip nexthop replace id 1 via 10.139.0.6 dev ea protocol 4
t ip -d nexthop get id 1
t ip nexthop flush proto 4
t ip nexthop flush
t ip nexthop
