# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip -n ns2 link set va2 mtu 9000
ip -n ns3 link set vb2 mtu 68
t ip -n ns1 addr add 10.11.4.250/24 dev va1
t ip -n ns1 addr add 198.18.0.24/24 dev va1
t ip -n ns2 addr add 10.11.4.192/24 dev vb1
t ip -n ns2 addr add 10.11.8.1/31 dev va2
t ip -n ns3 addr add 198.18.0.192/31 dev vb2
t ip -n ns1 addr add 10.9.0.229/32 dev lo
t ip -n ns3 addr add 100.64.0.90/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 10.11.8.0/31 via 10.11.4.192 dev va1
t ip netns exec ns2 sysctl -w net.ipv4.conf.all.accept_local=0
t ip netns exec ns1 sysctl -w net.ipv4.conf.all.ignore_routes_with_linkdown=0
t ip -n ns2 addr
t ip -n ns3 rule
t ip -n ns3 route get 10.11.4.3
t ip -n ns2 route get 100.64.0.90
p ns3 -I vb2 -t 2 -s 1000 -M dont 10.11.4.192
p ns3 -I vb2 -s 8 100.64.0.90
p ns1 -I va1 -t 2 -M do 10.9.0.229
p ns2 -I vb1 -M do 10.11.4.250
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
