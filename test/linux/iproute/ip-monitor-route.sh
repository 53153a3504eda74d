# ip monitor route: added, changed, replaced, flushed
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 address 02:00:00:00:00:03 type dummy; sleep 1.2
ip link set dm3 up; ip addr add 10.111.0.1/24 dev dm3
w() { sleep .15; echo "# $*" >>/run/m; "$@"; }
ip monitor route >>/run/m & p=$!; sleep .4
w ip route add 10.112.0.0/16 via 10.111.0.9
w ip route change 10.112.0.0/16 via 10.111.0.8
w ip route replace 10.112.0.0/16 via 10.111.0.7
w ip route append 10.112.0.0/16 via 10.111.0.6
w ip route del 10.112.0.0/16
w ip route add 10.112.0.0/16 via 10.111.0.6
w ip route add blackhole 10.113.0.0/16 table 7
w ip route add 10.114.0.0/16 nexthop via 10.111.0.4 nexthop via 10.111.0.5 weight 3
w ip route add 10.115.0.0/16 dev dm3 mtu 1400 metric 3
w ip route flush 10.115.0.0/16
w ip route del 10.114.0.0/16
w ip route del 10.1.0.0/16
sleep .3; kill $p; wait $p; echo "= $?"; cat /run/m
