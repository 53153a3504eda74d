# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns2 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns1
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns2 link set va1 mtu 1280
t ip -n ns2 addr add 10.11.4.7/24 dev va1
t ip -n ns1 addr add 10.11.4.221/24 dev vb1
t ip -n ns2 addr add 198.19.8.96/24 dev va2
t ip -n ns3 addr add 198.19.8.248/32 dev vb2
t ip -n ns3 addr add 203.0.113.5/24 dev vb2
t ip -n ns2 addr add 10.11.12.2/24 dev va3
t ip -n ns2 addr add 10.11.12.8/24 dev va3
t ip -n ns4 addr add 10.11.12.0/24 dev vb3
t ip -n ns4 addr add 10.11.12.82/24 dev vb3
t ip -n ns4 addr add 198.18.0.246/24 dev vb3
t ip -n ns1 addr add 172.20.0.78/32 dev lo
ip -n ns1 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns2 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns4 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 198.19.8.0/24 via 10.11.4.7
t ip -n ns1 route add 10.11.12.0/24 via 10.11.4.7 dev vb1
t ip -n ns3 route add default via 198.19.8.96
t ip -n ns4 route add 10.11.4.0/24 via 10.11.12.2 dev vb3
t ip -n ns4 route add 198.19.8.0/24 via 172.20.0.78
t ip -n ns4 route append 172.20.0.0/19 via 10.11.4.221 metric 5 src 10.11.12.0
t ip -n ns3 route append default dev vb2 metric 100
t ip -n ns2 rule
t ip -n ns2 addr
t ip -n ns1 route get 172.20.0.78
t ip -n ns1 route get 172.20.0.78
p ns1 -I 10.11.4.221 198.19.8.96
p ns1 -I 172.20.0.78 -t 4 -b 198.19.8.96
t ip -n ns2 addr add 10.11.12.1/32 dev lo
t ip -n ns2 link
t ip -n ns4 addr
t ip -n ns1 route get 10.11.4.221 from 10.11.4.221
t ip -n ns1 route get 10.11.4.7 oif vb1
t ip -n ns1 route get 172.20.0.78 from 198.19.8.96 iif vb1
p ns4 -I 198.19.8.96 -s 1600 -M do 172.20.0.78
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
