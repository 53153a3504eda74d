# ip monitor rule nexthop
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 address 02:00:00:00:00:03 type dummy; sleep 1.2
ip link set dm3 up; ip link set lo up; ip addr add 10.117.0.1/24 dev dm3
w() { sleep .15; echo "# $*" >>/run/m; "$@"; }
ip monitor rule nexthop >>/run/m & p=$!; sleep .4
w ip rule add from 10.1.1.1 lookup 5
w ip rule add fwmark 7 prohibit pref 9
w ip rule del from 10.1.1.1
w ip rule flush pref 9
w ip nexthop add id 1 via 10.117.0.5 dev dm3
w ip nexthop add id 2 blackhole
w ip nexthop add id 3 group 1
w ip nexthop replace id 1 via 10.117.0.6 dev dm3
w ip nexthop del id 2
w ip nexthop del id 9
sleep .3; kill $p; wait $p; echo "= $?"; cat /run/m
