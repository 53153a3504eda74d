# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
a() { local ns=$1; shift; echo "\$ $ns: arping $*"; ip netns exec $ns arping "$@" || echo "=> $?"; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns1 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns3
ip netns exec ns1 sysctl -qw net.ipv4.neigh.va1.delay_first_probe_time=60 net.ipv4.neigh.va3.delay_first_probe_time=60
ip netns exec ns2 sysctl -qw net.ipv4.neigh.vb1.delay_first_probe_time=60 net.ipv4.neigh.va2.delay_first_probe_time=60
ip netns exec ns3 sysctl -qw net.ipv4.neigh.vb2.delay_first_probe_time=60 net.ipv4.neigh.vb3.delay_first_probe_time=60
ip -n ns1 link set va1 mtu 1280
ip -n ns2 link set vb1 mtu 1280
ip -n ns2 link set va2 mtu 1000
ip -n ns3 link set vb2 mtu 1400
ip -n ns1 link set va3 mtu 1400
ip -n ns3 link set vb3 mtu 1400
t ip -n ns1 addr add 198.19.4.194/30 dev va1
t ip -n ns2 addr add 198.19.4.195/30 dev vb1
t ip -n ns2 addr add 10.11.8.82/24 dev va2
t ip -n ns2 addr add 198.18.0.253/16 dev va2
t ip -n ns3 addr add 10.11.8.109/24 dev vb2
t ip -n ns3 addr add 172.20.0.212/32 dev vb2
t ip -n ns1 addr add 10.11.12.0/24 dev va3
t ip -n ns3 addr add 10.11.12.34/24 dev vb3
t ip -n ns3 addr add 203.0.113.127/30 dev vb3
ip -n ns1 link set va1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns1 link set va3 up
ip -n ns3 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add default via 198.19.4.195
t ip -n ns2 route add default via 198.19.4.194
t ip -n ns3 route add default via 10.11.8.82
t ip -n ns1 route add unreachable 198.19.4.194/32
t ip netns exec ns1 sysctl -w net.ipv4.ip_nonlocal_bind=0
t ip netns exec ns1 sysctl -w net.ipv4.conf.all.accept_local=1
t ip -n ns2 route append 198.19.4.194/32 nexthop via 198.19.4.194 dev vb1 onlink weight 2 nexthop via 10.11.8.109 dev vb1 nexthop via 10.11.12.0
t ip -n ns1 route replace 198.19.4.0/22 nexthop via 10.11.8.82 nexthop via 10.11.12.0 weight 2 nexthop via 10.11.12.34 dev va3 weight 1
ip netns exec ns3 tcpdump -nt -i vb2 arp >/run/seen 2>&1 & seen=$!; sleep 2
t ip -n ns1 route show match default
t ip -n ns2 route
t ip -n ns1 route get 198.19.4.194
t ip -n ns1 route get 10.11.8.109
p ns3 198.19.4.195
a ns3 -c 2 -U -s 10.11.8.109 -I vb2 10.11.8.109
t ip -n ns2 link set va2 down
sleep 1.3
t ip -n ns1 route
t ip -n ns3 addr
t ip -n ns2 route get 224.0.0.1 from 198.19.4.195
p ns2 -t 2 -m 16 198.19.4.194
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
sleep 1.5; kill $seen 2>/dev/null; wait $seen; cat /run/seen
