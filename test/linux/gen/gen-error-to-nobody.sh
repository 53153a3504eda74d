# A packet that has no source address of its own and finds no neighbour: its error is told to 127.0.0.1. A broadcast's route by
# an address on a device that is down.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
ip netns add h
ip netns exec h sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip -n h link set lo up
ip link add pa netns h type veth peer name pb netns h
ip -n h link set pa up; ip -n h link set pb up
sleep 1.3
ip netns exec h tcpdump -nti lo >/run/seen 2>&1 & seen=$!
sleep 2
t ip -n h route get 10.71.3.9 oif pb
t ip netns exec h ping -c 1 -W 5 -I pb 10.71.3.9
t ip -n h addr add 10.71.0.1/24 dev pa
t ip -n h route get 10.71.3.8 oif pb
t ip netns exec h ping -c 1 -W 5 -I pb 10.71.3.8
t ip netns exec h nstat -as | grep -E "Icmp|Ip(In|Out)"
sleep 1.5; kill $seen; wait $seen; cat /run/seen
t ip -n h link set pa down
t ip -n h route get 255.255.255.255 from 10.71.0.1
t ip -n h route get 224.0.0.9 from 10.71.0.1
t ip -n h route get 255.255.255.255 from 10.71.0.1 oif pa
t ip netns exec h ping -c 1 -W 1 -b -I 10.71.0.1 255.255.255.255
t ip -n h link set lo down
t ip netns exec h ping -c 1 -W 5 -I pb 10.71.3.7
t ip netns exec h nstat -as | grep -E "Icmp|Ip(In|Out)"
