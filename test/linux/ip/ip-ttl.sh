# Three hops: where the time to live ends, and who says so.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
for n in left r1 r2 right; do ip netns add $n; ip -n $n link set lo up; done
ip link add a0 netns left type veth peer name a1 netns r1
ip link add b0 netns r1 type veth peer name b1 netns r2
ip link add c0 netns r2 type veth peer name c1 netns right
ip -n left addr add 10.61.1.2/24 dev a0; ip -n r1 addr add 10.61.1.1/24 dev a1
ip -n r1 addr add 10.61.2.1/24 dev b0; ip -n r2 addr add 10.61.2.2/24 dev b1
ip -n r2 addr add 10.61.3.1/24 dev c0; ip -n right addr add 10.61.3.2/24 dev c1
ip -n left link set a0 up; ip -n r1 link set a1 up; ip -n r1 link set b0 up
ip -n r2 link set b1 up; ip -n r2 link set c0 up; ip -n right link set c1 up
ip -n left route add default via 10.61.1.1; ip -n right route add default via 10.61.3.1
ip -n r1 route add 10.61.3.0/24 via 10.61.2.2; ip -n r2 route add 10.61.1.0/24 via 10.61.2.1
ip netns exec r1 sysctl -q -w net.ipv4.ip_forward=1
ip netns exec r2 sysctl -q -w net.ipv4.ip_forward=1
for ttl in 1 2 3 4; do t ip netns exec left ping -c 1 -W 1 -t $ttl 10.61.3.2; done
t ip netns exec left ping -c 2 -i 0.3 10.61.3.2
t ip netns exec left ping -c 1 -W 1 10.61.2.1
t ip netns exec left ping -c 1 -W 1 -t 1 10.61.2.1
t ip netns exec left ping -c 1 -W 1 -t 1 10.61.1.1
t ip netns exec left ping -c 3 -i 0.2 -W 1 -t 2 10.61.3.2
ip netns exec r1 nstat -as | grep -Ev '^(Ip|Icmp)6'
