# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns3 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns1 link set va1 mtu 576
ip -n ns2 link set va2 mtu 1000
t ip -n ns1 addr add 198.19.4.193/24 dev va1
t ip -n ns2 addr add 198.19.4.192/31 dev vb1
t ip -n ns2 addr add 198.19.4.228/24 dev va2
t ip -n ns2 addr add 198.19.4.238/24 dev va2
t ip -n ns3 addr add 198.19.4.95/24 brd 198.19.4.255 dev vb2
t ip -n ns3 addr add 203.0.113.121/32 dev vb2
t ip -n ns3 addr add 10.11.12.47/24 dev va3
t ip -n ns3 addr add 10.11.12.96/24 dev va3
t ip -n ns4 addr add 10.11.12.5/24 dev vb3
t ip -n ns4 addr add 10.11.12.255/24 dev vb3
t ip -n ns3 addr add 198.18.0.47/32 dev lo
t ip -n ns4 addr add 198.18.0.249/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns3 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add default via 198.19.4.192
t ip -n ns2 route add default via 198.19.4.95
t ip -n ns3 route add 198.19.4.192/31 via 10.11.12.5 dev vb2
t ip -n ns4 route add 198.19.4.192/31 via 198.18.0.249 dev vb3
t ip -n ns4 route add 198.19.4.0/24 via 10.11.12.47
t ip -n ns2 route del default via 198.18.0.249 dev vb1 metric 2000 mtu 1000
t ip -n ns4 route append 198.0.0.0/8 via 198.19.4.193 dev vb3 metric 100
t ip -n ns1 route add 10.11.12.0/24 via 198.18.0.47 dev va1
t ip -n ns1 route add default via 198.19.4.193 mtu 1280
t ip netns exec ns3 sysctl -w net.ipv4.conf.all.secure_redirects=1
t ip netns exec ns2 sysctl -w net.ipv4.conf.va2.forwarding=0
t ip -n ns4 neigh replace 10.11.12.47 lladdr 02:5e:00:00:0f:0f dev vb3 nud permanent
t ip -n ns3 addr
t ip -n ns3 route get 198.19.4.192
t ip -n ns4 route get 198.19.4.199 from 10.11.12.5
p ns2 -t 4 -s 1600 198.19.4.193
p ns1 -I va1 -b 127.8.8.8
p ns2 -I vb1 -t 4 -s 540 198.19.4.193
t ip -n ns4 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
