# ip nexthop, and routes by it, in every form
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.94.0.1/24 dev ea; ip addr add 10.95.0.1/24 dev eb
ip nexthop add id 1 via 10.94.0.5 dev ea; ip nexthop add id 2 via 10.95.0.6 dev eb protocol static onlink; ip nexthop add id 3 blackhole protocol 99
ip nexthop add id 4 group 1,3/2; ip nexthop add id 5 dev eb; ip route add 10.96.0.0/16 nhid 4; ip route add 10.97.0.0/16 nhid 1; ip route add 10.98.0.0/16 nhid 3
t ip  nexthop
t ip -j nexthop
t ip -d nexthop
t ip -d -j nexthop
t ip -N nexthop
t ip -c nexthop
t ip -o nexthop
t ip -j -p nexthop
t ip -j nexthop get id 4
t ip nexthop get id 5
t ip -d nexthop get id 3
t ip -j nexthop show dev eb
t ip -j nexthop show groups
t ip -j nexthop show id 9
t ip -d route
t ip -d -j -p route show 10.96.0.0/16
t ip -d -o route show 10.97.0.0/16
t ip -j route
t ip -d route get fibmatch 10.96.1.1
