# IP options: record route and time stamps, in ping's words; source routes refused.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
for n in left r1 right; do ip netns add $n; ip -n $n link set lo up; done
ip link add a0 netns left type veth peer name a1 netns r1
ip link add b0 netns r1 type veth peer name b1 netns right
ip -n left addr add 10.63.1.2/24 dev a0; ip -n r1 addr add 10.63.1.1/24 dev a1
ip -n r1 addr add 10.63.2.1/24 dev b0; ip -n right addr add 10.63.2.2/24 dev b1
ip -n left link set a0 up; ip -n r1 link set a1 up; ip -n r1 link set b0 up; ip -n right link set b1 up
ip -n left route add default via 10.63.1.1; ip -n right route add default via 10.63.2.1
ip netns exec r1 sysctl -q -w net.ipv4.ip_forward=1
ip netns exec right timeout 9 tcpdump -l -n -v -i b1 icmp >/run/dump 2>/dev/null &
sleep 2
t ip netns exec left ping -c 2 -i 0.2 -R 10.63.2.2
t ip netns exec left ping -n -c 1 -R -s 8 10.63.2.1
t ip netns exec left ping -c 1 -R -s 3000 10.63.2.2
t ip netns exec left ping -c 1 -R -W 1 -t 1 10.63.2.2
t ip netns exec left ping -c 1 -q -T tsandaddr 127.0.0.1
t ip netns exec left ping -c 1 -T nosuch 10.63.2.2
t ip netns exec left ping -c 1 -R -T tsonly 10.63.2.2

wait; cat /run/dump
ip netns exec r1 nstat -as | grep -Ev "^(Ip|Icmp)6"
