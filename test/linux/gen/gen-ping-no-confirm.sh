# Does an answered ping confirm the neighbour that it goes by? The peer asked first, so the entry began STALE.
for n in ns1 ns2; do ip netns add $n; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip -n ns1 addr add 172.21.4.33/24 dev va1
ip -n ns2 addr add 172.21.4.238/24 dev vb1
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
sleep 1.3
ip netns exec ns2 tcpdump -nt -i vb1 arp >/run/seen 2>/dev/null & seen=$!; sleep 1
ip netns exec ns1 ping -c 1 172.21.4.238
ip netns exec ns2 ping -c 4 -i 0.5 172.21.4.33
ip -n ns2 neigh
sleep 7
ip -n ns2 neigh
kill $seen; wait $seen; cat /run/seen
