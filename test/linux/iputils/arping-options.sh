# arping: every option once, to someone who answers.
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
t arping -c 2 -I pa 10.61.0.2
t arping -c 1 10.61.0.2
t arping -q -c 1 10.61.0.2
t arping -b -c 2 -I pa 10.61.0.2
t arping -f -c 5 -I pa 10.61.0.2
t arping -D -c 2 -I pa 10.61.0.2
t arping -D -q -c 1 -I pa 10.61.0.2
t arping -D -c 1 -w 1 -I pa 10.61.0.9
t arping -U -c 1 -I pa 10.61.0.1
t arping -A -c 1 -I pa 10.61.0.1
t arping -w 1 -I pa 10.61.0.2
t arping -i 2 -c 2 -I pa 10.61.0.2
t arping -s 10.61.0.1 -c 1 -I pa 10.61.0.2
t arping -s 10.61.0.44 -c 1 -I pa 10.61.0.2
t arping -s nonsense -c 1 -I pa 10.61.0.2
t arping -fqc1 -I pa 10.61.0.2
