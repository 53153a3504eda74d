# route del: what it takes to name one.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
ip route add 10.80.0.0/16 via 10.71.0.2
ip route add 10.80.0.0/16 via 10.71.0.3 metric 9
ip route add 10.81.0.1 dev pb
ip route add default via 10.71.0.254
ip route add unreachable 10.82.0.0/16
t route del
t route del -net 10.80.0.0
t route del -net 10.80.0.0/16 gw 10.71.0.7
t route del -net 10.80.0.0/16 metric 9
t route del -net 10.80.0.0/16
t route del -net 10.80.0.0/16
t route del 10.81.0.1
t route del -host 10.81.0.1
t route del default gw 10.71.0.1
t route del default
t route del default
t route del -net 10.82.0.0/16
t route del -net 10.82.0.0/16 reject
t route del -net 10.71.0.0/24 dev pb
t route del -net 10.71.0.0/24 dev pa
t route del nosuch
t route delete -net 10.1.0.0/16
t route flush
t route -n
