# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns2 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns1
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
t ip -n ns1 addr add 172.21.4.0/24 dev vb1
t ip -n ns2 addr add 10.12.8.132/24 dev va2
t ip -n ns3 addr add 10.12.8.182/24 dev vb2
t ip -n ns3 addr add 10.12.8.115/24 dev vb2
t ip -n ns2 addr add 10.12.12.39/24 dev va3
t ip -n ns2 addr add 10.12.12.169/24 dev va3
t ip -n ns4 addr add 10.12.12.22/24 dev vb3
ip -n ns2 link set va1 up
ip -n ns1 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns2 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add default via 172.21.4.101
t ip -n ns3 route add 172.21.4.0/24 via 10.12.8.132 dev vb2
t ip -n ns3 route add 10.12.12.0/24 via 10.12.8.132
t ip -n ns4 route add default via 10.12.12.39
t ip -n ns1 route del 172.21.4.101/32 via 10.12.8.132 dev vb1 metric 2000
t ip -n ns1 route add unreachable 10.12.8.0/24
t ip -n ns2 route append 172.21.0.0/16 via 10.12.8.182 dev va1 onlink
t ip -n ns2 route add unreachable default  src 172.21.4.101
t ip netns exec ns2 sysctl -w net.ipv4.conf.va1.arp_ignore=8
t ip netns exec ns3 sysctl -w net.ipv4.conf.vb2.forwarding=1
t ip netns exec ns3 sysctl -w net.ipv4.conf.all.accept_local=0
t ip netns exec ns2 sysctl -w net.ipv4.conf.default.arp_announce=0
t ip -n ns1 neigh replace 172.21.4.101 lladdr 02:5e:00:00:0f:0f dev vb1 nud permanent
t ip -n ns2 route
t ip -n ns1 addr
t ip -n ns1 route get 172.21.4.0 from 172.21.4.0
t ip -n ns3 route get 172.21.4.101
p ns2 -I va2 -t 3 10.12.8.182
p ns2 -I 10.12.8.132 -M do 10.12.8.182
t ip -n ns3 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
