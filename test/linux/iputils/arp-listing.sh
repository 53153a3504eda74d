# arp: listings of several kinds of entries.
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
ip neigh add 10.61.0.30 lladdr 02:00:00:00:00:30 dev pa nud permanent
t arp -n 10.61.0.30
t arp -a 10.61.0.30
t arp -e -n 10.61.0.30
t arp -an -i pa 10.61.0.30
t arp -n -i lo
t arp -v -n 10.61.0.30
t arp -n -H ether 10.61.0.30
ping -c 1 -W 1 -q 10.61.0.44 >/dev/null
t arp -n 10.61.0.44
t arp -an 10.61.0.44
ip neigh flush dev pa
ip neigh del 10.61.0.30 dev pa
t arp -n
