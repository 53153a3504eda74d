# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns3 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns2 link set va2 mtu 1000
ip -n ns3 link set vb2 mtu 9000
t ip -n ns1 addr add 172.21.4.1/24 dev va1
t ip -n ns2 addr add 172.21.4.157/24 dev vb1
t ip -n ns2 addr add 10.12.8.64/32 dev va2
t ip -n ns3 addr add 10.12.8.64/32 dev vb2
t ip -n ns3 addr add 10.12.12.1/24 dev va3
t ip -n ns3 addr add 203.0.113.52/32 dev va3
t ip -n ns4 addr add 10.12.12.209/24 dev vb3
t ip -n ns4 addr add 203.0.113.6/24 dev vb3
t ip -n ns1 addr add 100.64.0.45/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns3 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns2 route add 10.12.8.65 dev va2
t ip -n ns3 route add 10.12.8.64 dev vb2
t ip -n ns1 route add 10.12.8.64/32 via 172.21.4.157
t ip -n ns1 route add 10.12.12.0/24 via 172.21.4.157 dev va1
t ip -n ns3 route add default via 10.12.8.64
t ip -n ns4 route add default via 10.12.12.1
t ip -n ns2 neigh add 10.12.8.65 lladdr 02:5e:00:00:0f:0f dev va2 nud permanent
t ip -n ns3 -br addr
t ip -n ns2 route show table local
t ip -n ns3 route get 172.21.4.157
t ip -n ns3 route get 10.12.12.2
p ns3 -M dont -b 172.21.4.157
p ns1 -I va1 172.21.4.1
p ns2 -t 4 -s 100 -M do -b 172.21.4.1
t ip -n ns4 link set vb3 down
sleep 1.3
t ip -n ns3 route
t ip -n ns2 route get 255.255.255.255
t ip -n ns2 route get 172.21.4.1
t ip -n ns3 route get 172.21.4.1
p ns4 -I 10.12.12.209 100.64.0.45
p ns4 -I vb3 -s 1473 -M want 10.12.8.65
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
