# arping: what the other side learns from it.
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
ip netns exec far sysctl -qw net.ipv4.conf.pb.arp_accept=1
ip addr add 10.61.0.50/24 dev pa
arping -q -U -c 1 -I pa 10.61.0.50
ip netns exec far arp -n 10.61.0.50
arping -q -c 1 -I pa -s 10.61.0.50 10.61.0.2
ip netns exec far arp -an 10.61.0.50
t arping -c 1 -f -w 3 -I pa 10.61.0.2
t arping -c 1 -D -f -I pa 10.61.0.77
