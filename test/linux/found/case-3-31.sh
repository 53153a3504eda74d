# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns3 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns1 link set va1 mtu 68
ip -n ns3 link set va3 mtu 576
t ip -n ns1 addr add 10.12.4.34/24 dev va1
t ip -n ns1 addr add 10.12.4.231/24 dev va1
t ip -n ns2 addr add 10.12.4.248/24 dev vb1
t ip -n ns2 addr add 203.0.113.6/32 dev vb1
t ip -n ns2 addr add 10.12.8.193/30 dev va2
t ip -n ns3 addr add 10.12.8.192/28 dev vb2
t ip -n ns3 addr add 10.11.12.79/24 noprefixroute dev va3
t ip -n ns4 addr add 10.11.12.197/24 brd - dev vb3
t ip -n ns2 addr add 100.64.0.249/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns3 link set va3 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 10.12.8.192/30 via 10.12.4.248
t ip -n ns1 route add 10.11.12.0/24 via 10.12.8.193
t ip -n ns2 route add default via 10.12.8.192
t ip -n ns3 route add default via 10.12.8.193
t ip -n ns4 route add 10.12.4.0/24 via 10.11.12.79
t ip -n ns4 route add 10.12.8.192/30 via 10.11.12.79
t ip netns exec ns2 sysctl -w net.ipv4.conf.all.shared_media=0
t ip -n ns4 route show table local
t ip -n ns3 addr
t ip -n ns2 route get 10.12.4.0
t ip -n ns2 route get 100.64.0.249 oif vb1
p ns2 -I vb1 10.12.4.34
p ns2 -t 4 -s 1472 -M do 10.11.12.79
p ns2 -I vb1 10.12.8.192
p ns1 -I va1 -s 100 -M do 10.12.8.192
t ip -n ns2 link del vb1
sleep 1.3
t ip -n ns3 addr
t ip -n ns4 route show table all
t ip -n ns4 route get 10.12.4.248
p ns4 -s 1000 -b 100.64.0.249
p ns2 -s 972 -M do 10.12.4.34
p ns2 -I va2 -s 1472 10.12.4.34
p ns4 -t 2 -s 1473 -M want 10.11.12.197
t ip -n ns4 neigh | cut -d " " -f 1-5 | sort
