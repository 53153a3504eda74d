# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns3 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns2 link set va2 mtu 68
ip -n ns3 link set vb2 mtu 576
t ip -n ns1 addr add 10.12.4.230/24 dev va1
t ip -n ns2 addr add 10.12.4.43/24 dev vb1
t ip -n ns2 addr add 172.21.0.123/20 dev va2
t ip -n ns2 addr add 10.9.0.18/32 dev va2
t ip -n ns3 addr add 172.21.0.0/20 dev vb2
t ip -n ns3 addr add 198.19.12.227/24 dev va3
t ip -n ns3 addr add 198.18.0.253/24 dev va3
t ip -n ns4 addr add 198.19.12.8 peer 198.19.12.227/24 dev vb3
t ip -n ns1 addr add 198.18.0.136/32 dev lo
t ip -n ns3 addr add 100.64.0.248/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set va2 up
ip -n ns3 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 172.21.0.0/20 via 10.12.4.230 dev va1
t ip -n ns1 route add 198.19.12.0/24 via 10.12.4.43
t ip -n ns2 route add default via 172.21.0.0
t ip -n ns4 route add default via 198.19.12.227
t ip -n ns3 route add 198.19.12.227/32 via 172.21.0.0 src 198.19.12.227 mtu 1000
t ip -n ns3 addr
t ip -n ns1 route
t ip -n ns2 route get 10.12.4.0 from 172.21.0.0
p ns4 -I 198.18.0.136 10.12.4.43
p ns3 -I va3 -s 1472 -b 198.18.0.136
p ns3 -s 1473 -M dont 100.64.0.248
p ns3 -I va3 -s 0 -M dont -b 198.19.12.8
t ip -n ns4 neigh | cut -d " " -f 1-5 | sort
