# What ip nexthop refuses
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 type dummy; ip link set ea up
ip addr add 10.99.0.1/24 dev ea
t ip nexthop add
t ip nexthop add id
t ip nexthop add id x
t ip nexthop add id 1
t ip nexthop add id 1 dev
t ip nexthop add id 1 dev nope
t ip nexthop add id 1 dev dm3
t ip nexthop add id 1 dev ea
t ip nexthop add id 1 via x dev ea
t ip nexthop add id 1 via 10.99.0.5 dev ea
t ip nexthop add id 1 foo
t ip nexthop add id 1 blackhole dev dm3
t ip nexthop add id 1 group 5
t ip nexthop add id 1 group x
t ip nexthop add id 1 group 5,0
t ip nexthop add id 1 blackhole protocol x
ip link set eb up; sleep 1.2
t ip nexthop add id 1 via 10.88.0.5 dev ea
t ip nexthop add id 1 via 10.99.0.5 dev ea
t ip nexthop add id 1 via 10.99.0.5 dev ea
t ip nexthop add id 2 group 1/1
t ip nexthop add id 2 group 1
t ip nexthop add id 3 group 2
t ip nexthop replace id 1 group 1
t ip nexthop replace id 2 via 10.99.0.6 dev ea
t ip nexthop replace via 10.99.0.6 dev ea
t ip nexthop del
t ip nexthop del id 9
t ip nexthop del id x
t ip nexthop get
t ip nexthop get id 9
t ip nexthop get foo
t ip nexthop show foo
t ip nexthop show dev nope
t ip nexthop show vrf nope
t ip nexthop flush dev dm3
t ip nexthop flush id 77
t ip nexthop flush
