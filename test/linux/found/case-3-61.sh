# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
ip -n ns1 link set va2 mtu 1280
ip -n ns2 link set vb2 mtu 1400
t ip -n ns1 addr add 10.12.4.71/24 brd + dev va1
t ip -n ns1 addr add 10.12.4.247/24 dev va1
t ip -n ns2 addr add 10.12.4.255/24 dev vb1
t ip -n ns1 addr add 10.12.8.128/32 dev va2
t ip -n ns1 addr add 203.0.113.199/16 dev va2
t ip -n ns2 addr add 10.12.8.129/32 dev vb2
t ip -n ns1 addr add 10.9.0.220/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns1 link set va2 up
ip -n ns2 link set vb2 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 10.12.8.129 dev va2
t ip -n ns2 route add 10.12.8.128 dev vb2
t ip -n ns1 route add 10.12.8.129/24 via 10.12.8.128 metric 100 src 10.12.4.71
t ip -n ns1 route append default via 10.12.4.255 metric 2000
t ip -n ns2 route replace unreachable 10.12.8.0/24
t ip -n ns1 route add 10.12.8.0/22 via 10.12.8.128 metric 2000 src 10.12.8.128 mtu 1280
t ip netns exec ns1 sysctl -w net.ipv4.conf.all.ignore_routes_with_linkdown=0
t ip -n ns1 addr
t ip -n ns1 addr
t ip -n ns1 route get 10.12.8.128 from 10.12.8.129 iif va1
t ip -n ns1 route get 10.9.0.220
p ns2 -I vb1 -t 4 -s 0 -M do 10.12.8.128
t ip -n ns1 link set va1 down
sleep 1.3
t ip -n ns1 link set va1 up
sleep 1.3
t ip -n ns2 rule
t ip -n ns2 route get 10.12.8.128 from 10.12.4.255
t ip -n ns2 route get 10.12.4.255 from 10.12.4.71 iif vb1
p ns2 -I vb1 -t 4 -s 8 10.12.4.255
p ns1 -I va2 -t 1 -M do 10.12.8.129
p ns1 -I va1 -s 1473 -M do 10.12.8.132
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns1 nstat -as | grep -Ev '^(Ip|Icmp)6'
