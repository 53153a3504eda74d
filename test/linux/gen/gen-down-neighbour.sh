# A route of host scope by a device that is down: a neighbour is asked for, and fails.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns3 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns1 link set va1 mtu 9000
ip -n ns2 link set vb1 mtu 9000
t ip -n ns1 addr add 10.11.4.32/24 dev va1
t ip -n ns1 addr add 10.11.4.115/24 dev va1
t ip -n ns2 addr add 10.11.4.5/24 dev vb1
t ip -n ns2 addr add 100.64.0.1/30 dev vb1
t ip -n ns2 addr add 198.19.4.201/25 brd - dev va2
t ip -n ns3 addr add 198.19.4.232/25 dev vb2
t ip -n ns3 addr add 10.11.12.0/31 dev va3
t ip -n ns4 addr add 10.11.12.1/31 dev vb3
t ip -n ns1 addr add 198.18.0.255/32 dev lo
t ip -n ns2 addr add 10.9.0.75/32 dev lo
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns3 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns2 route add default via 198.19.4.232
t ip -n ns4 route add 10.11.4.0/24 via 10.11.12.1
t ip -n ns4 route add 198.19.4.128/25 via 10.11.12.0 dev vb3
t ip -n ns1 route replace default dev va1 scope global metric 10
t ip -n ns2 route append 10.11.4.32/32 via 10.11.12.0
t ip -n ns1 route add 10.11.0.0/16 dev va1 scope host metric 10 src 10.11.4.32
t ip -n ns3 route add default via 10.11.12.1 metric 10 mtu 1280
t ip -n ns3 addr
t ip -n ns2 route get 0.0.0.0 from 198.19.4.232
t ip -n ns3 route get 10.11.12.1 from 10.11.12.1
t ip -n ns1 route get 198.51.100.77 from 10.11.12.0 iif va1
p ns3 -t 3 -s 1372 -M want 127.0.0.1
p ns1 -t 3 -M want -b 10.11.4.5
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns3 nstat -as | grep -Ev '^(Ip|Icmp)6'
