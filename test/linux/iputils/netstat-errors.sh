# netstat -s after errors of several kinds.
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
ip netns exec far sysctl -qw net.ipv4.conf.pb.rp_filter=1
ping -c 1 -W 1 -q 10.99.0.1
ping -c 1 -W 1 -q -s 4000 10.61.0.2
ip addr add 10.55.0.1/32 dev lo
ping -c 1 -W 1 -q -I 10.55.0.1 10.61.0.2
netstat -sw
ip netns exec far netstat -s | grep -v -i tcp
