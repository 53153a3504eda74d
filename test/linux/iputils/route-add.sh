# route add: nets, hosts, gateways, metrics, devices.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
t route add -net 10.80.0.0 netmask 255.255.0.0 dev pb
t route add -net 10.81.0.0/16 gw 10.71.0.9
t route add -host 10.82.0.1 dev pa
t route add -host 10.82.0.2 gw 10.71.0.9 metric 7
t route add default gw 10.71.0.254
t route add -net 10.83.0.0/24 pb
t route add 10.84.0.5 dev pb
t route add 10.85.0.0 dev pb
t route add -net 10.86.0.0 netmask 255.255.255.0 reject
t route add -host 10.86.1.1 reject
t route add -net 10.87.0.0/16 dev pb mss 1400 window 2000 irtt 300
t route add -net 10.88.0.0/16 gw 10.71.0.9 dev pa metric 3 mod
t route add -net 172.16.0.0 dev pb
t route add -net 192.168.7.0 dev pb
t route add -net 10.89.0.0 netmask 255.0.0.0 dev pb
t route -n
t ip route
