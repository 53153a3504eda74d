# ping -l: several before the first answer.
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
t ping -l 3 -c 5 -i 0.2 10.61.0.2
t ping -l 3 -c 2 10.61.0.2
t ping -l 5 -c 5 -q 127.0.0.1
t ping -l 4 -c 4 -W 1 10.61.0.50
