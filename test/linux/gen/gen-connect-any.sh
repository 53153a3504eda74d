# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
a() { local ns=$1; shift; echo "\$ $ns: arping $*"; ip netns exec $ns arping "$@" || echo "=> $?"; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns3 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip netns exec ns1 sysctl -qw net.ipv4.neigh.va1.delay_first_probe_time=60
ip netns exec ns2 sysctl -qw net.ipv4.neigh.vb1.delay_first_probe_time=60 net.ipv4.neigh.va2.delay_first_probe_time=60
ip netns exec ns3 sysctl -qw net.ipv4.neigh.vb2.delay_first_probe_time=60 net.ipv4.neigh.va3.delay_first_probe_time=60
ip netns exec ns4 sysctl -qw net.ipv4.neigh.vb3.delay_first_probe_time=60
ip -n ns1 link set va1 mtu 9000
ip -n ns2 link set vb1 mtu 9000
t ip -n ns1 addr add 198.19.4.9/28 dev va1
t ip -n ns2 addr add 198.19.4.7/28 scope link dev vb1
t ip -n ns2 addr add 100.64.0.128/24 dev vb1
t ip -n ns3 addr add 172.21.4.1/31 dev vb2
t ip -n ns3 addr add 198.19.12.84/24 dev va3
t ip -n ns4 addr add 198.19.12.8/24 dev vb3
t ip -n ns1 addr add 203.0.113.100/32 dev lo
t ip -n ns4 addr add 100.64.0.5/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns3 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns2 route add default via 172.21.4.1
t ip -n ns4 route add 198.19.4.0/28 via 198.19.12.84 dev vb3
t ip -n ns4 route add 172.21.4.0/31 via 198.19.12.84 dev vb3
t ip -n ns4 rule del iif vb3 pref 0 lookup main
t ip -n ns2 rule add not to 198.19.12.84/32 iif va2 lookup default
t ip -n ns3 nexthop add id 1 blackhole
t ip -n ns3 nexthop add id 2 via 198.19.12.84 dev va3 onlink
t ip -n ns3 route add 100.64.0.5/24 nhid 2
t ip -n ns3 nexthop
t ip -n ns4 addr
t ip -n ns3 route show exact 198.19.12.8/32
t ip -n ns2 route get 172.21.4.1 mark 7
t ip -n ns2 route get 198.19.12.0
t ip -n ns2 route get 198.19.12.8 oif vb1
p ns3 -s 8 -c 2 -i 0.3 198.19.4.7
t ip -n ns1 rule add from 172.21.4.1 to 172.21.4.1/32 oif va1 tos 0x10 lookup main
t ip -n ns1 addr
t ip -n ns2 route get 224.0.0.9
t ip -n ns2 route get 100.64.0.5 from 198.19.12.8
t ip -n ns3 route get 0.0.0.0
p ns3 -I vb2 172.21.4.1
p ns2 -I va2 -M dont -m 16 -c 2 -i 0.3 198.19.4.9
p ns3 -t 2 -b -Q 0x10 198.19.4.7
p ns2 -I va2 -M do -Q 0x10 0.0.0.0
t ip -n ns4 neigh | cut -d " " -f 1-5 | sort
