# A request in pieces to a neighbour that is not known yet, whose end takes less: the first piece waits, the neighbour's answer
# comes before the second is cut, and that one the driver refuses.
for n in big small; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add bx netns big type veth peer name sx netns small
ip -n small link set sx mtu 68
ip -n big addr add 172.29.17.1/24 dev bx; ip -n small addr add 172.29.17.2/24 dev sx; ip -n big link set bx up; ip -n small link set sx up
sleep 1.3
ip netns exec big ping -c 1 -W 1 -s 3000 172.29.17.2
ip netns exec big nstat -as | grep -Ev '^(Ip|Icmp)6'
