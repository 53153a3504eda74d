# A new MAC address and noarp make a device forget its neighbours, not those for whom it answers; two senders count their packets apart.
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip -n ns1 addr add 10.12.4.2/24 dev va1
ip -n ns2 addr add 10.12.4.3/24 dev vb1
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
sleep 1.3
see() { echo "$1"; ip -n ns1 neigh show proxy; ip -n ns1 neigh | cut -d " " -f 1-5; }
ip -n ns1 neigh add proxy 10.12.4.9 dev va1
ip netns exec ns1 ping -c 1 10.12.4.3
see begin
ip -n ns1 link set va1 address 02:5e:00:00:0c:0c
see address
ip netns exec ns1 ping -c 1 10.12.4.3
ip -n ns1 link set va1 arp off
see noarp
ip -n ns1 link set va1 arp on
see arp
ip -n ns1 link set va1 down
see down
