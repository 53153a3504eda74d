# ping -w, -c, -W together.
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
t ping -w 1 -c 5 10.61.0.2
t ping -w 1 -i 0.3 -q 10.61.0.2
t ping -w 3 -c 2 -i 0.2 10.61.0.2
t ping -w 2 -c 1 10.61.0.60
t ping -w 1 -W 5 -c 1 10.61.0.61
t ping -W 0.2 -c 2 -i 0.3 10.64.0.1
ip route add blackhole 10.65.0.0/24
ip route add prohibit 10.66.0.0/24
t ping -c 1 -W 1 10.65.0.1
t ping -c 1 -W 1 10.66.0.1
t ping -c 1 -b -W 1 10.61.0.255
