# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns1 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns3
ip -n ns1 link set va1 mtu 1280
ip -n ns2 link set vb1 mtu 68
ip -n ns2 link set va2 mtu 9000
ip -n ns3 link set vb2 mtu 68
ip -n ns1 link set va3 mtu 1400
t ip -n ns1 addr add 10.11.0.125/16 dev va1
t ip -n ns2 addr add 10.11.0.0/16 dev vb1
t ip -n ns2 addr add 10.11.0.2/32 dev vb1
t ip -n ns2 addr add 198.19.8.246/24 dev va2
t ip -n ns3 addr add 198.19.8.119/24 dev vb2
t ip -n ns3 addr add 198.19.8.243/24 dev vb2
t ip -n ns1 addr add 10.12.4.39 peer 10.12.4.0/32 dev va3
t ip -n ns1 addr add 10.12.4.255/32 dev va3
t ip -n ns3 addr add 10.12.4.0/24 dev vb3
t ip -n ns1 addr add 198.18.0.35/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns3 link set vb2 up
ip -n ns3 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 198.19.8.0/24 via 10.11.0.0 dev va1
t ip -n ns3 route add default via 198.19.8.246
t ip -n ns1 route add 198.19.8.246/32 via 198.19.8.119 mtu 1000
t ip -n ns1 neigh replace 10.11.0.0 lladdr 02:5e:00:00:0f:0f dev va1 nud permanent
t ip -n ns1 -br addr
t ip -n ns3 route get 10.12.4.0 from 198.18.0.35
t ip -n ns2 route get 255.255.255.255 from 10.11.0.125 iif vb1
t ip -n ns1 route get 224.0.0.1
p ns3 -I 198.19.8.119 -t 4 -b 198.18.0.35
p ns1 -I va1 -s 100 -M do 10.11.0.125
p ns2 -s 3000 198.19.8.119
p ns1 -t 4 -s 0 -M do -b 198.18.0.35
t ip -n ns2 link set va2 down
sleep 1.3
t ip -n ns2 addr
t ip -n ns3 addr
t ip -n ns2 route get 10.11.255.255
t ip -n ns1 route get 198.18.0.35
p ns3 -I vb3 198.19.8.246
t ip -n ns3 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns3 nstat -as | grep -Ev '^(Ip|Icmp)6'
