# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns3
ip -n ns1 link set va2 mtu 576
ip -n ns2 link set vb2 mtu 1280
t ip -n ns1 addr add 10.12.4.124/24 brd 10.12.4.255 dev va1
t ip -n ns2 addr add 10.12.4.200/24 dev vb1
t ip -n ns1 addr add 10.11.8.2/29 dev va2
t ip -n ns1 addr add 203.0.113.122/30 dev va2
t ip -n ns2 addr add 10.11.8.3/29 dev vb2
t ip -n ns2 addr add 10.11.12.248/24 dev va3
t ip -n ns3 addr add 10.11.12.102/24 dev vb3
t ip -n ns3 addr add 198.18.0.211/16 dev vb3
t ip -n ns2 addr add 203.0.113.131/32 dev lo
ip -n ns2 link set vb1 up
ip -n ns1 link set va2 up
ip -n ns2 link set vb2 up
ip -n ns3 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 10.11.12.0/24 via 10.12.4.200
t ip -n ns3 route add default via 10.11.12.248
t ip -n ns1 route replace default via 203.0.113.131 dev va1 metric 10
t ip netns exec ns1 sysctl -w net.ipv4.icmp_errors_use_inbound_ifaddr=0
t ip netns exec ns1 sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0
t ip netns exec ns2 sysctl -w net.ipv4.icmp_echo_ignore_all=0
t ip netns exec ns2 sysctl -w net.ipv4.icmp_echo_ignore_all=0
t ip -n ns1 link
t ip -n ns3 addr
t ip -n ns2 route get 10.11.8.3
t ip -n ns2 route get 10.11.12.102
p ns2 -I 10.11.8.3 -M want -b 10.11.8.2
p ns3 10.12.4.124
p ns1 10.12.4.200
p ns2 -I vb1 10.11.8.2
t ip -n ns2 link set va3 mtu 576
t ip -n ns3 route show table local
t ip -n ns1 route get 203.0.113.131 oif va1
p ns3 -I 10.11.12.102 10.12.4.124
p ns2 -I 10.12.4.200 -s 540 224.0.0.1
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
