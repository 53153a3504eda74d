# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip -n ns1 link set va1 mtu 1280
ip -n ns2 link set vb1 mtu 68
t ip -n ns1 addr add 172.21.4.217/24 dev va1
t ip -n ns2 addr add 172.21.4.6/24 noprefixroute dev vb1
t ip -n ns2 addr add 172.21.4.247/24 dev vb1
t ip -n ns2 addr add 172.21.8.157/24 dev va2
t ip -n ns3 addr add 172.21.8.119/24 dev vb2
t ip -n ns2 addr add 198.18.0.45/32 dev lo
t ip -n ns3 addr add 172.20.0.100/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns3 link set vb2 up
sleep 1.3
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add default via 172.21.4.6
t ip -n ns3 route add default via 172.21.8.157
t ip netns exec ns2 sysctl -w net.ipv4.icmp_echo_ignore_all=0
t ip netns exec ns2 sysctl -w net.ipv4.icmp_errors_use_inbound_ifaddr=0
t ip netns exec ns2 sysctl -w net.ipv4.conf.default.send_redirects=0
t ip netns exec ns2 sysctl -w net.ipv4.conf.vb1.arp_ignore=2
t ip -n ns2 neigh add 172.21.8.119 lladdr 02:5e:00:00:02:0b dev va2 nud permanent
t ip -n ns2 route
t ip -n ns2 route show table all
t ip -n ns1 route get 255.255.255.255
t ip -n ns3 route get 198.18.0.45 oif vb2
p ns1 -I va1 -t 1 -s 1472 -M want 172.21.8.119
p ns2 -I 172.21.8.157 172.21.4.6
t ip -n ns3 link set vb2 down
sleep 1.3
t ip -n ns1 addr
t ip -n ns2 route get 172.21.4.217
t ip -n ns3 route get 172.21.4.0
p ns2 -I 172.21.4.6 -M want 172.21.4.217
t ip -n ns3 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns3 nstat -as | grep -Ev '^(Ip|Icmp)6'
