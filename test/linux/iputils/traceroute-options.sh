# traceroute: options in their long spellings.
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
t traceroute --queries=1 --wait=1 -n 10.62.0.2
t traceroute --max-hops=1 -q1 -n 10.62.0.2
t traceroute --first=2 -q1 -n 10.62.0.2
t traceroute --port=40000 -q1 -n 10.62.0.2
t traceroute --interface=pa -q1 -n 10.62.0.2
t traceroute --source=10.61.0.1 -q1 -n 10.62.0.2
t traceroute --tos=8 -q1 -n 10.62.0.2
t traceroute --sim-queries=1 -q1 -n 10.62.0.2
t traceroute --max-hops
t traceroute --nope=1 10.62.0.2
t traceroute -nq1m2 10.62.0.2
t traceroute -q 1 10.62.0.2 -n
t traceroute -n -q 1 10.62.0.2 28 29
