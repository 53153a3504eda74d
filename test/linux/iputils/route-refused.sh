# route add: what is refused.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
t route add
t route add -net
t route add -host
t route add -net 10.80.0.0
t route add -net 10.80.0.1 netmask 255.255.0.0 dev pb
t route add -net 10.80.0.1/16 dev pb
t route add -net 10.80.0.0/33 dev pb
t route add -net 10.80.0.0/x dev pb
t route add -net 10.80.0.0 netmask 255.0.255.0 dev pb
t route add -net 10.80.0.0/16 netmask 255.255.0.0 dev pb
t route add -host 10.80.0.1 netmask 255.255.0.0 dev pb
t route add -host 10.80.0.1/32 dev pb
t route add -net 10.80.0.0/16 dev nope
t route add -net 10.80.0.0/16 gw 10.99.0.1
t route add -net 10.80.0.0/16 gw nosuch
t route add -net 10.80.0.0/16 gw
t route add -net 10.80.0.0/16 dev
t route add -net 10.80.0.0/16 metric
t route add -net 10.80.0.0/16 metric x dev pb
t route add -net 10.80.0.0/16 mss x dev pb
t route add -net 10.80.0.0/16 mss 10 dev pb
t route add -net 10.80.0.0/16 window 20 dev pb
t route add nosuch dev pb
t route add -net 10.80.0.0/16 dev pb extra words
t route add -net 10.80.0.0/16 gw 10.71.0.2 gw 10.71.0.3
t route add default gw 10.71.0.2
t route add default gw 10.71.0.2
t route add -host 10.71.0.1 gw 10.71.0.1
