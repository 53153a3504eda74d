# How often a router complains: ip_error's bucket and the one of ICMP for each destination.
ip netns add a; ip netns add r; ip -n a link set lo up; ip -n r link set lo up
ip link add a0 netns a type veth peer name r0 netns r
ip -n a addr add 10.62.0.2/24 dev a0; ip -n r addr add 10.62.0.1/24 dev r0; ip -n a link set a0 up; ip -n r link set r0 up
ip -n a route add default via 10.62.0.1; ip netns exec r sysctl -q -w net.ipv4.ip_forward=1
ip netns exec a ping -q -c 1 10.62.0.1 >/dev/null
ip netns exec r sysctl net.ipv4 | grep icmp
ip netns exec a ping -c 8 -i 0.45 -W 1 203.0.113.9
sleep 8
ip netns exec a ping -c 9 -i 0.2 -W 1 -t 1 10.99.0.1
ip netns exec r nstat -as | grep -Ev '^(Ip|Icmp)6'
ip -n r route add 10.99.0.0/24 dev r0
sleep 8
ip netns exec a ping -c 8 -i 0.2 -W 1 -t 1 10.99.0.1
sleep 4
ip netns exec r nstat -as | grep -Ev '^(Ip|Icmp)6'
ip netns exec r sysctl -w net.ipv4.icmp_ratelimit=0
sleep 2
ip netns exec a ping -c 5 -i 0.2 -W 1 -t 1 10.99.0.1
ip netns exec r sysctl -w net.ipv4.icmp_ratelimit=1000 net.ipv4.icmp_ratemask=8
sleep 2
ip netns exec a ping -c 8 -i 0.2 -W 1 -t 1 10.99.0.1
ip netns exec r nstat -as | grep -Ev '^(Ip|Icmp)6'
