# arp -s, -d, -D: what is refused.
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
t arp -s
t arp -s 10.61.0.40
t arp -s 10.61.0.40 nonsense
t arp -s 10.61.0.40 02:00:00:00:00:40
t arp -s 10.61.0.40 02:00:00:00:00:41 temp
t arp -s 10.61.0.41 02:00:00:00:00:41 dev pa
t arp -s 10.61.0.42 02:00:00:00:00:42 dev nope
t arp -s 10.99.0.1 02:00:00:00:00:43
t arp -i pa -s 10.99.0.1 02:00:00:00:00:43
t arp -s 10.61.0.44 02:00:00:00:00:44 nope
t arp -s 10.61.0.45 02:00:00:00:00:45 pub
t arp -Ds 10.61.0.46 pa pub
t arp -Ds 10.61.0.47 nope pub
t arp -s 10.61.0.48 02:00:00:00:00:48 netmask 255.255.255.255 pub
t arp -s 10.61.0.0 02:00:00:00:00:49 netmask 255.255.255.0 pub
t arp -d
t arp -d 10.61.0.40
t arp -d 10.61.0.40
t arp -d 10.61.0.77
t arp -i pa -d 10.61.0.41
t arp -d 10.61.0.45 pub
t arp -d nosuch
t arp -v -d 10.99.0.9
cat /proc/net/arp | grep -c 0x1
