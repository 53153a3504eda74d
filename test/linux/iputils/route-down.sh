# route: devices that are down, and what goes with them.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
ip link set pb down
t route add -net 10.80.0.0/16 dev pb
t route add -host 10.81.0.1 dev pb
ip link set pb up
sleep 1.2
t route add -net 10.80.0.0/16 dev pb
t route add -net 10.80.0.0/16 dev pb
t route add -net 10.80.0.0/16 dev pa
t route add -net 10.80.0.0/16 dev pa metric 2
t route -n
ip link set pb down
t route -n
t route del -net 10.80.0.0/16 metric 3
t route del -net 10.80.0.0/16 dev pa metric 2
t route -n
