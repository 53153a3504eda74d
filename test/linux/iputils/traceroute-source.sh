# traceroute -s, -i, -t, -z, -e.
t() { echo "\$ $*"; "$@"; echo "=> $?"; sleep 0.1; }
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
t traceroute -w 2,0,0 -n -q 1 -s 10.61.0.7 10.62.0.2
t traceroute -w 2,0,0 -n -q 1 -i pa 10.62.0.2
t traceroute -n -q 1 -i lo -w 1,0,0 -m 2 10.62.0.2
t traceroute -w 2,0,0 -n -q 2 -z 0.2 10.62.0.2
t traceroute -w 2,0,0 -n -q 1 -t 16 10.62.0.2
t traceroute -w 2,0,0 -n -q 1 -e 10.62.0.2
t traceroute -w 2,0,0 -n -q 1 -d 10.62.0.2
t traceroute -w 2,0,0 -n -q 1 --back 10.62.0.2
t traceroute -w 2,0,0 -n -q 1 --sport=5000 10.62.0.2
t traceroute -w 2,0,0 -n -q 1 --fwmark=5 10.62.0.2
