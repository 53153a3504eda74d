# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns3 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns2 link set va2 mtu 576
ip -n ns3 link set vb2 mtu 1280
ip -n ns3 link set va3 mtu 576
ip -n ns4 link set vb3 mtu 576
t ip -n ns1 addr add 10.12.0.65/16 dev va1
t ip -n ns2 addr add 10.12.0.212/16 dev vb1
t ip -n ns2 addr add 10.12.8.66/28 dev va2
t ip -n ns3 addr add 10.12.8.77/28 dev vb2
t ip -n ns3 addr add 172.21.12.255/24 dev va3
t ip -n ns4 addr add 172.21.12.235/24 dev vb3
t ip -n ns2 addr add 100.64.0.251/32 dev lo
t ip -n ns3 addr add 198.18.0.184/32 dev lo
t ip -n ns4 addr add 203.0.113.46/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns3 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns4 route add default via 172.21.12.255
t ip -n ns3 route add default via 100.64.0.251 metric 100 mtu 1000
t ip netns exec ns2 sysctl -w net.ipv4.icmp_errors_use_inbound_ifaddr=1
t ip netns exec ns4 sysctl -w net.ipv4.conf.default.rp_filter=1
t ip netns exec ns3 sysctl -w net.ipv4.conf.default.accept_redirects=0
t ip netns exec ns1 sysctl -w net.ipv4.conf.va1.secure_redirects=0
t ip -n ns3 neigh replace 172.21.12.235 lladdr 02:5e:00:00:0f:0f dev va3 nud permanent
t ip -n ns4 route show table local
t ip -n ns3 route get 198.51.100.77
t ip -n ns3 route get 10.12.8.66 from 172.21.12.255
p ns2 -t 1 -M dont 172.21.12.255
p ns3 10.12.0.65
t ip -n ns2 neigh flush dev vb1
t ip -n ns4 -br addr
t ip -n ns2 route get 198.18.0.184
t ip -n ns2 route get 172.21.12.255 from 10.12.8.66
t ip -n ns2 route get 198.18.0.184
p ns4 -t 1 10.12.8.77
p ns1 -s 1472 10.12.8.66
p ns2 -I 10.12.8.66 -M do -b 172.21.12.235
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
