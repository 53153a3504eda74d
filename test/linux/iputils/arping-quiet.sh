# arping -q: only the exit code tells.
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
t arping -q -c 1 -I pa 10.61.0.2
t arping -q -c 1 -I pa 10.61.0.9
t arping -q -c 1 -D -I pa 10.61.0.9
t arping -q -c 1 -I nope 10.61.0.9
t arping -q -c 1 -I pa -s 10.61.0.99 10.61.0.9
t arping -q -c 1 -w 2 -b -I pa 10.61.0.2
