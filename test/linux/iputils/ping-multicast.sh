# ping to groups: -t, -L, -I, and who answers.
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
ip netns exec far sysctl -qw net.ipv4.icmp_echo_ignore_broadcasts=0
sysctl -qw net.ipv4.icmp_echo_ignore_broadcasts=0
t ping -c 1 -W 1 224.0.0.1
t ping -c 1 -W 1 -I pa 224.0.0.1
t ping -c 1 -W 1 -L -I pa 224.0.0.1
t ping -c 1 -W 1 -t 3 -I 10.61.0.1 224.0.0.1
t ping -c 2 -i 0.3 -W 1 -b 10.61.0.255
t ping -c 1 -W 1 -I pa 224.0.0.9
