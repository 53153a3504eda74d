# route -v add and del, and names from /etc/hosts.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
t route -v add -net 10.80.0.0/16 dev pb
t route -v del -net 10.80.0.0/16 dev pb
t route add localhost dev pb
t route
t route -v add -net 10.80.0.0/16 dev nope
t route add -net default gw 10.71.0.2
t route add -net 0.0.0.0 gw 10.71.0.3 metric 4
t route add 0.0.0.0 gw 10.71.0.4 metric 5
t route add 0/0 gw 10.71.0.5 metric 6
t route -n
t route del -net 0.0.0.0 netmask 0.0.0.0
t route -n
