# Somebody's address is our broadcast address: our echo reply goes to everyone, comes back to us, and counts as an error.
for n in odd plain; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add wx netns odd type veth peer name wy netns plain
ip -n odd addr add 172.29.18.255/24 dev wx; ip -n plain addr add 172.29.18.1/16 dev wy; ip -n plain addr add 172.29.18.2/24 dev wy
ip -n odd link set wx up; ip -n plain link set wy up
sleep 1.3
ip netns exec odd ping -c 1 -W 1 172.29.18.1; echo "=> $?"
sleep 0.5
for n in odd plain; do ip netns exec $n nstat -as | grep -Ev '^(Ip|Icmp)6'; done
