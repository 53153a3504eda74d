# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns3 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns2 link set va2 mtu 68
t ip -n ns1 addr add 172.21.4.1/17 dev va1
t ip -n ns1 addr add 10.9.0.167/24 dev va1
t ip -n ns2 addr add 172.21.4.0/30 dev vb1
t ip -n ns2 addr add 172.21.4.3/32 dev vb1
t ip -n ns2 addr add 10.11.8.1/24 dev va2
t ip -n ns2 addr add 10.11.8.7/24 dev va2
t ip -n ns3 addr add 10.11.8.79/24 dev vb2
t ip -n ns3 addr add 198.19.12.5/24 brd - dev va3
t ip -n ns3 addr add 198.19.12.49/24 dev va3
t ip -n ns4 addr add 198.19.12.0/24 dev vb3
t ip -n ns1 addr add 198.18.0.157/32 dev lo
t ip -n ns3 addr add 198.18.0.238/32 dev lo
t ip -n ns4 addr add 172.20.0.7/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns4 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 10.11.8.0/24 via 172.21.4.0
t ip -n ns1 route add 198.19.12.0/24 via 198.18.0.238 dev va1
t ip -n ns2 route add default via 10.11.8.79
t ip -n ns3 route add default via 10.11.8.1
t ip netns exec ns3 sysctl -w net.ipv4.icmp_errors_use_inbound_ifaddr=0
t ip -n ns4 addr
t ip -n ns4 route get 198.19.12.0
p ns2 -I va2 -M do -b 172.21.4.1
p ns2 -I 10.11.8.1 -s 1252 198.19.12.0
p ns3 -I vb2 -M do 198.18.0.238
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns3 nstat -as | grep -Ev '^(Ip|Icmp)6'
