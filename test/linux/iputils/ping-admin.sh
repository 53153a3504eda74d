# ping where the kernel refuses by route or sysctl.
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
ip route add unreachable 10.90.0.0/16
ip route add prohibit 10.91.0.0/16
ip route add blackhole 10.92.0.0/16
ip route add throw 10.93.0.0/16
t ping -c 1 10.90.0.1
t ping -c 1 10.91.0.1
t ping -c 1 10.92.0.1
t ping -c 1 10.93.0.1
t ping -b -c 1 10.91.0.1
t ping -c 1 -r 10.90.0.1
t ping -c 1 0.0.0.1
t ping -c 1 240.0.0.1
t ping -c 1 -W 1 -b 255.255.255.255
ip netns exec far sysctl -qw net.ipv4.icmp_echo_ignore_all=1
t ping -c 1 -W 1 10.61.0.2
