# arp: long options, families, hardware, what it does not know.
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
ip neigh add 10.61.0.30 lladdr 02:00:00:00:00:30 dev pa
t arp --numeric --all
t arp --verbose -n
t arp -e -n -a
t arp -n --device pa
t arp -n --device nope
t arp -i
t arp -H ax25
t arp -H nope
t arp -t ether -n
t arp -A inet -n
t arp -A nope
t arp -p inet6
t arp --nope
t arp -x
t arp -n 10.61.0.31
t arp -a 10.61.0.31
t arp -n nosuch.host
t arp -an 10.61.0.30
t arp -V
