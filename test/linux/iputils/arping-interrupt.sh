# arping ended by ^C.
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
arping -I pa 10.61.0.2 >/run/o & pid=$!
sleep 1.5; kill -INT $pid; wait $pid; echo "=> $?"; cat /run/o
arping -I pa 10.61.0.9 >/run/o & pid=$!
sleep 1.5; kill -INT $pid; wait $pid; echo "=> $?"; cat /run/o
arping -q -I pa 10.61.0.9 >/run/o & pid=$!
sleep 1.5; kill -TERM $pid; wait $pid; echo "=> $?"; cat /run/o
