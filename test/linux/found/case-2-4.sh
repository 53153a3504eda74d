# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
t ip -n ns1 addr add 198.19.4.0/24 dev va1
t ip -n ns2 addr add 198.19.4.1/24 dev vb1
t ip -n ns2 addr add 198.19.4.247/24 dev vb1
t ip -n ns2 addr add 198.18.0.133/16 dev vb1
t ip -n ns2 addr add 10.12.4.248/24 dev va2
t ip -n ns3 addr add 10.12.4.6/24 dev vb2
t ip -n ns3 addr add 10.12.4.151/32 dev vb2
t ip -n ns2 addr add 198.18.0.141/32 dev lo
t ip -n ns3 addr add 203.0.113.0/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns3 route add default via 10.12.4.248
t ip -n ns3 route add 10.12.0.0/16 via 198.19.4.1 mtu 600
t ip -n ns1 route add default via 198.18.0.141
t ip netns exec ns2 sysctl -w net.ipv4.ip_default_ttl=1
t ip -n ns2 neigh add 198.19.4.0 lladdr 02:5e:00:00:0f:0f dev vb1 nud permanent
t ip -n ns1 route
t ip -n ns2 route get 203.0.113.0 from 198.19.4.1
t ip -n ns3 route get 203.0.113.0
p ns3 -M want -b 10.12.4.248
p ns3 -I 10.12.4.6 -t 2 -b 198.19.4.1
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns1 nstat -as | grep -Ev '^(Ip|Icmp)6'
