# route: hosts from /etc/hosts and short spellings.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
t route add 10.80.1 dev pb
t route add -net 10.81 dev pb netmask 255.255.0.0
t route add -net 10.82/16 dev pb
t route add -host localhost dev pb
t route add 0x0a530001 dev pb
t route add -net 10.84.0.0 netmask 255.255.0.0 gw localhost
t route add -net 10.85.0.0/16 gw 10.71.2
t route -n
t route del 10.80.1
t route del -host localhost
t route del -net 10.82.0.0 netmask 255.255.0.0
t route -n
