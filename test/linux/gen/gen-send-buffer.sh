# Many small pieces do not fit into ping's send buffer: its size counts what the memory costs, and nothing is sent.
for n in big small; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add bx netns big type veth peer name sx netns small
ip -n big link set bx mtu 68; ip -n small link set sx mtu 68
ip -n big addr add 172.29.16.1/24 dev bx; ip -n small addr add 172.29.16.2/24 dev sx; ip -n big link set bx up; ip -n small link set sx up
sleep 1.3
for s in 56 460 520 521 568 569 3000; do ip netns exec big ping -c 1 -W 1 -s $s 172.29.16.2; echo "=> $?"; sleep 0.3; done
ip netns exec big nstat -as | grep -Ev '^(Ip|Icmp)6'
ip -n big link set bx mtu 100; ip -n small link set sx mtu 100
for s in 872 873 952 953 1400; do ip netns exec big ping -c 1 -W 1 -s $s 172.29.16.2; echo "=> $?"; sleep 0.3; done
