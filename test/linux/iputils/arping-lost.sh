# arping where nobody answers, where there is no way, no device, no address.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip netns add far
ip link add pa type veth peer name pb netns far
ip link set pa address 02:00:00:5a:00:01
ip -n far link set pb address 02:00:00:5a:00:02
ip addr add 10.61.0.1/24 brd + dev pa
ip -n far addr add 10.61.0.2/24 brd + dev pb
ip link set pa up; ip -n far link set pb up; ip -n far link set lo up
t arping -c 2 -I pa 10.61.0.9
t arping -c 1 -w 2 -I pa 10.61.0.9
t arping -c 3 -w 1 -I pa 10.61.0.2
t arping -c 1 10.99.0.1
ip route add 10.98.0.0/16 via 10.61.0.2
t arping -c 1 10.98.0.1
t arping -c 1 -I pa 10.99.0.1
t arping -c 1 -I pa 10.61.0.255
ip addr flush dev pa
t arping -c 1 -I pa 10.61.0.2
t arping -D -c 1 -I pa 10.61.0.2
ip link set pa arp off
t arping -c 1 -I pa 10.61.0.2
ip link set pa down
t arping -c 1 -I pa 10.61.0.2
