# ping -q, -n, -v, -U, -a, -B, -C, -d, -r, -L and several at once.
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
t ping -q -c 2 -i 0.2 10.61.0.2
t ping -n -c 1 localhost
t ping -U -c 1 10.61.0.2
t ping -a -c 2 -i 0.2 10.61.0.2
t ping -B -c 1 10.61.0.2
t ping -C -c 1 10.61.0.2
t ping -d -c 1 10.61.0.2
t ping -r -c 1 10.61.0.2
t ping -L -c 1 10.61.0.2
t ping -4 -c 1 10.61.0.2
t ping -nqc1 10.61.0.2
t ping -c 1 -a -q 127.0.0.1
