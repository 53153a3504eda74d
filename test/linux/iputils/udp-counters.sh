# Datagrams to closed ports: counters on both sides.
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
c() { nstat -asz 2>/dev/null | grep -E '^(Udp(InD|NoP|OutD|InE)|IcmpOutDest|IcmpInDest|IcmpMsgOutType3|IcmpMsgInType3|IpIn[RD]e|IpOutR)' | sort; }
t traceroute -w 2,0,0 -n -q 3 10.61.0.2
c
ip netns exec far nstat -asz | grep -E '^(Udp(InD|NoP|OutD|InE)|IcmpOutDest|IpIn[RD]e)' | sort
t traceroute -w 2,0,0 -n -q 3 127.0.0.1
c
t tracepath -n 10.61.0.2
c
t netstat -su
