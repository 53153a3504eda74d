# route: mss, window, irtt and their bounds, as ip shows them.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
t route add -net 10.80.0.0/16 dev pb mss 64
t route add -net 10.82.0.0/16 dev pb mss 65537
t route add -net 10.83.0.0/16 dev pb window 128
t route add -net 10.84.0.0/16 dev pb window 127
t route add -net 10.85.0.0/16 dev pb irtt 1
t route add -net 10.86.0.0/16 dev pb irtt 0
t route add -net 10.88.0.0/16 reject metric 5
t route -een
t ip route show 10.80.0.0/16
t ip route show 10.83.0.0/16
t ip route show 10.85.0.0/16
