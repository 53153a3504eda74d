# arp -Ds … pub and what follows.
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
t arp -Ds 10.61.0.60 pa pub
t arp -i pa -Ds 10.61.0.61 pa pub
t arp -n 10.61.0.60
t arp -an 10.61.0.61
t arp -i pa -d 10.61.0.60 pub
t arp -d 10.61.0.61 pub
t arp -n 10.61.0.60
t arp -Ds 10.61.0.62 pa netmask 255.255.255.255 pub
t arp -Ds 10.61.0.0 pa netmask 255.255.255.0 pub
t arp -Ds 10.61.0.63 pa netmask nope pub
t arp -Ds 10.61.0.64 lo pub
