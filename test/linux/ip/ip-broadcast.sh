# Broadcast and multicast: to the local network, to everybody, to a network behind a router, to all hosts.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
for n in one two; do ip netns add $n; ip -n $n link set lo up; done
ip link add o0 netns one type veth peer name t0 netns two
ip -n one addr add 10.44.0.1/24 brd + dev o0; ip -n two addr add 10.44.0.2/24 brd + dev t0
ip -n one link set o0 up; ip -n two link set t0 up
p() { t ip netns exec one ping -c 1 -W 1 "$@"; }
p -b 10.44.0.255
p -b 255.255.255.255
p 224.0.0.1
p 224.0.0.251
ip netns exec two sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0
p -b 10.44.0.255
p -b 10.44.0.0
p -b 255.255.255.255
p -b -I o0 255.255.255.255
p 224.0.0.1
p -I o0 224.0.0.1
p -I o0 224.0.0.251
p -I o0 -t 5 224.0.0.1
ip netns exec one sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0
p -b 10.44.0.255
p -I o0 224.0.0.1
ip netns exec two sysctl -w net.ipv4.icmp_echo_ignore_all=1
p 10.44.0.2
p -b 10.44.0.255
sleep 3
ip netns exec two nstat -as | grep -Ev '^(Ip|Icmp)6'
ip netns exec one nstat -as | grep -Ev '^(Ip|Icmp)6'
