# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
t ip -n ns1 addr add 10.12.4.231/24 dev va1
t ip -n ns1 addr add 10.9.0.251/30 dev va1
t ip -n ns2 addr add 10.12.4.250/24 dev vb1
t ip -n ns2 addr add 172.20.0.253/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns2 route add default via 10.12.4.231
t ip -n ns1 route add default via 172.20.0.253 dev va1 onlink
t ip -n ns1 route
t ip -n ns2 addr
t ip -n ns2 route get 10.12.4.250 from 10.12.4.250
p ns1 -I 10.12.4.231 -t 4 172.20.0.253
p ns1 -I va1 -t 4 -s 100 -M dont 10.12.4.250
p ns1 127.0.0.1
t ip -n ns1 link set va1 mtu 1280
t ip -n ns1 addr
t ip -n ns2 route get 10.12.4.250
t ip -n ns1 route get 127.8.8.8 oif va1
p ns1 -I 10.12.4.231 -s 1473 -M dont -b 172.20.0.253
p ns1 -I 10.12.4.231 -t 3 -b 10.12.4.255
p ns1 -t 3 10.12.4.250
p ns2 -b 10.12.4.231
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
