# A device that comes up says so (arp_notify) before the tcpdump that is bound to it listens again; its peer's tcpdump sees it.
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip -n ns1 addr add 198.16.0.250/24 dev va1
ip -n ns1 addr add 198.16.0.251/24 dev va1
ip -n ns2 addr add 198.16.0.7/24 dev vb1
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip netns exec ns1 sysctl -w net.ipv4.conf.all.arp_notify=1
sleep 1.3
ip netns exec ns1 tcpdump -nt -i va1 >/run/home 2>&1 & home=$!
ip netns exec ns1 tcpdump -nt -i any >/run/any 2>&1 & any=$!
ip netns exec ns2 tcpdump -nt -i vb1 >/run/peer 2>&1 & peer=$!
sleep 2
ip -n ns1 link set va1 down
sleep 1.3
ip -n ns1 link set va1 up
sleep 1.3
ip -n ns1 link set va1 address 02:5e:00:00:01:0c
sleep 0.5
ip netns exec ns1 ping -c 1 198.16.0.7
sleep 0.5
kill $home $any $peer; wait $home $any $peer
cat /run/home; echo; cat /run/any; echo; cat /run/peer
