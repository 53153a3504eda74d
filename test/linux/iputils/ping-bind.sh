# ping -I with addresses and devices of several kinds.
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
ip netns add end
ip -n far link add pc type veth peer name pd netns end
ip -n far addr add 10.62.0.1/24 dev pc
ip -n end addr add 10.62.0.2/24 dev pd
ip -n far link set pc up; ip -n end link set pd up; ip -n end link set lo up
ip netns exec far sysctl -qw net.ipv4.ip_forward=1
ip route add 10.62.0.0/16 via 10.61.0.2
ip -n end route add default via 10.62.0.1
sysctl -qw net.ipv4.icmp_ratelimit=0
ip netns exec far sysctl -qw net.ipv4.icmp_ratelimit=0
ip netns exec end sysctl -qw net.ipv4.icmp_ratelimit=0
ip addr add 10.61.0.7/24 dev pa
ip addr add 192.0.2.1/32 dev lo
t ping -c 1 -I 10.61.0.7 10.62.0.2
t ping -c 1 -W 1 -I 192.0.2.1 10.61.0.2
t ping -c 1 -I lo 10.61.0.7
t ping -c 1 -I pa -I 10.61.0.7 10.62.0.2
t ping -c 1 -B -I 10.61.0.7 10.61.0.2
t ping -c 1 -I 10.61.0.99 10.61.0.2
t ping -c 1 -I 0.0.0.0 10.61.0.2
t ping -c 1 -I 10.61.0.255 10.61.0.2
