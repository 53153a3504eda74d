# ping -c with each way to end.
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
t ping -c 1 -q -i 5 10.61.0.2
t ping -c 3 -i 0.2 -w 9 10.61.0.2
t ping -c 2 -i 0.2 -W 0.1 10.61.0.2
t ping -c1 -W1 -n -O 10.61.0.78
t ping -O -c 2 -i 0.3 -W 1 10.61.0.79
