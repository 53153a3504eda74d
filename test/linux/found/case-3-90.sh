# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns2 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns1
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns2 link set va1 mtu 68
ip -n ns1 link set vb1 mtu 576
ip -n ns2 link set va3 mtu 1000
ip -n ns4 link set vb3 mtu 576
t ip -n ns2 addr add 10.11.4.141/28 dev va1
t ip -n ns1 addr add 10.11.4.143/28 dev vb1
t ip -n ns1 addr add 10.11.4.143/24 dev vb1
t ip -n ns2 addr add 10.12.8.218/24 brd - dev va2
t ip -n ns2 addr add 10.12.8.243/24 dev va2
t ip -n ns2 addr add 10.9.0.249/24 dev va2
t ip -n ns3 addr add 10.12.8.103/24 dev vb2
t ip -n ns3 addr add 10.12.8.5/32 dev vb2
t ip -n ns3 addr add 100.64.0.135/32 dev vb2
t ip -n ns2 addr add 172.21.4.77/24 dev va3
t ip -n ns4 addr add 172.21.4.5/24 dev vb3
ip -n ns2 link set va1 up
ip -n ns1 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns2 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 10.12.8.0/24 via 10.11.4.141
t ip -n ns1 route add 172.21.4.0/24 via 10.11.4.141 dev vb1
t ip -n ns3 route add 10.11.4.128/28 via 172.21.4.77
t ip -n ns3 route add 172.21.4.0/24 via 10.12.8.1 dev vb2
t ip -n ns4 route add blackhole default  src 172.21.4.77
t ip -n ns2 route change 10.11.4.143/24 via 10.12.8.103
t ip -n ns1 addr
t ip -n ns2 route get 10.11.4.141
t ip -n ns2 route get 10.12.8.103
t ip -n ns4 route get 10.11.4.141 from 172.21.4.5
p ns3 -I vb2 -b 0.0.0.0
p ns2 -I va2 -t 1 -M dont 10.12.8.103
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
