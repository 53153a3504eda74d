# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns3
ip -n ns2 link set va3 mtu 68
ip -n ns3 link set vb3 mtu 9000
t ip -n ns1 addr add 10.12.4.0/24 dev va1
t ip -n ns1 addr add 10.9.0.206/16 dev va1
t ip -n ns2 addr add 10.12.4.167/24 brd + dev vb1
t ip -n ns2 addr add 203.0.113.126/16 dev vb1
t ip -n ns1 addr add 172.21.8.245/24 dev va2
t ip -n ns1 addr add 172.21.8.232/24 dev va2
t ip -n ns2 addr add 172.21.8.112/24 dev vb2
t ip -n ns2 addr add 198.19.12.4/28 dev va3
t ip -n ns3 addr add 198.19.12.13/28 dev vb3
t ip -n ns3 addr add 198.19.12.11/28 dev vb3
t ip -n ns3 addr add 172.20.0.202/24 dev vb3
t ip -n ns2 addr add 198.18.0.111/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set vb2 up
ip -n ns2 link set va3 up
ip -n ns3 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 198.19.12.0/28 via 10.12.4.167
t ip -n ns3 route add default via 198.19.12.4
t ip -n ns1 route replace default via 10.12.4.0 dev va2 onlink
t ip -n ns2 route add 198.19.12.13/30 via 10.12.4.0
t ip -n ns2 route replace default via 10.12.4.0
t ip -n ns2 route add 198.19.12.12/30 dev vb1 scope link metric 2000
t ip -n ns3 link
t ip -n ns1 route get 172.21.8.0
t ip -n ns2 route get 127.8.8.8
p ns3 -I vb3 -t 4 -M want 198.19.12.4
p ns3 -I 198.19.12.13 -s 8 198.19.12.4
p ns3 -I vb3 -M dont 10.12.4.167
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
