# ping -f where nobody answers, and where the kernel says so.
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
t ping -f -c 5 -W 1 10.61.0.99
t ping -f -c 5 -W 1 -I pa 10.61.0.98
ip route add unreachable 10.63.0.0/24
t ping -f -c 3 -W 1 10.63.0.1
ip netns exec far ip link set pb down
sleep 1.3
t ping -f -c 3 -W 1 10.61.0.2
