# What leaves by a device that is up without a carrier is lost in its queue; the first of several pieces ends the others.
ip netns add ns1; ip netns exec ns1 sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n ns1 link set lo up
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns1
ip -n ns1 addr add 10.12.4.2/30 dev vb1
ip -n ns1 link set vb1 up
sleep 1.3
ip -n ns1 neigh add 10.12.4.1 lladdr 02:5e:00:00:01:0a dev vb1 nud permanent
look() { ip netns exec ns1 nstat -asz | grep -E '^(IpOut|IpFrag|IpExtOutO|IcmpOut(Msgs|Echos))'; ip -n ns1 -s link show vb1 | tail -2; }
ip netns exec ns1 ping -c 1 -W 1 10.12.4.1; look
ip netns exec ns1 ping -c 1 -W 1 -s 1600 -M dont 10.12.4.1; look
ip netns exec ns1 ping -c 1 -W 1 -s 4000 -M dont 10.12.4.1; look
ip -n ns1 link set va1 up
sleep 1.3
ip -n ns1 link set va1 mtu 1000
ip netns exec ns1 ping -c 1 -W 1 -s 1600 -M dont 10.12.4.1; look
