# The far end of a cable takes less than the near end sends: the driver says no, ping hears of it once it has a neighbour.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
for n in big small; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add bx netns big type veth peer name sx netns small
ip -n small link set sx mtu 600
ip -n big addr add 172.29.6.1/24 dev bx; ip -n small addr add 172.29.6.2/24 dev sx; ip -n big link set bx up; ip -n small link set sx up
sleep 1.3
p() { t ip netns exec big ping -W 1 "$@"; sleep 0.3; }
p -c 1 -s 1000 172.29.6.2
p -c 1 172.29.6.2
p -c 1 -s 1000 172.29.6.2
p -c 3 -i 0.3 -s 1000 172.29.6.2
p -c 1 -s 576 172.29.6.2
p -c 1 -s 2000 172.29.6.2
p -c 1 -q -s 1000 172.29.6.2
ip netns exec small ping -c 1 -W 1 -s 1000 172.29.6.1
ip netns exec big nstat -as | grep -Ev '^(Ip|Icmp)6'
ip netns exec small nstat -as | grep -Ev '^(Ip|Icmp)6'
