# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns2 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns1
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
t ip -n ns2 addr add 10.12.4.9/24 brd - dev va1
t ip -n ns2 addr add 10.12.4.93/24 dev va1
t ip -n ns1 addr add 10.12.4.209/24 dev vb1
t ip -n ns2 addr add 10.11.0.83/16 scope host dev va2
t ip -n ns3 addr add 10.11.0.159/16 dev vb2
t ip -n ns3 addr add 10.11.0.0/16 dev vb2
t ip -n ns2 addr add 198.19.12.0/24 dev va3
t ip -n ns4 addr add 198.19.12.46/24 dev vb3
t ip -n ns4 addr add 203.0.113.2/30 dev vb3
t ip -n ns1 addr add 203.0.113.147/32 dev lo
t ip -n ns3 addr add 198.18.0.205/32 dev lo
ip -n ns2 link set va1 up
ip -n ns1 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns2 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns3 route add default via 10.11.0.83
t ip -n ns4 route add default via 198.19.12.0
t ip -n ns3 route append throw 198.19.0.0/16  metric 5
t ip -n ns4 link
t ip -n ns2 route
t ip -n ns2 route get 198.19.12.0 oif va3
t ip -n ns3 route get 10.11.0.83
t ip -n ns2 route get 203.0.113.147 from 10.12.4.209
p ns2 -I 198.19.12.0 -s 0 -M want 203.0.113.147
p ns2 -t 1 203.0.113.147
t ip -n ns1 link del vb1
sleep 1.3
t ip -n ns4 route
t ip -n ns3 route
t ip -n ns2 route get 10.11.0.83
t ip -n ns2 route get 203.0.113.147 from 10.11.0.83
p ns2 -I va3 -M dont 10.12.4.209
p ns2 -I va3 10.12.4.209
p ns2 -I va3 -t 3 -s 3000 10.11.0.159
t ip -n ns4 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns4 nstat -as | grep -Ev '^(Ip|Icmp)6'
