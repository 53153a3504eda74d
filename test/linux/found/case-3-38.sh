# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip -n ns1 link set va1 mtu 1000
ip -n ns2 link set vb1 mtu 68
t ip -n ns1 addr add 198.19.4.234/24 dev va1
t ip -n ns2 addr add 198.19.4.216/24 dev vb1
t ip -n ns2 addr add 198.19.4.6/24 dev vb1
t ip -n ns2 addr add 172.20.0.6/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
sleep 1.3
t ip -n ns1 route add unreachable 198.19.0.0/17  metric 100 src 172.20.0.6
t ip -n ns1 route add 172.20.0.0/24 via 198.19.4.216
t ip netns exec ns2 sysctl -w net.ipv4.conf.vb1.forwarding=0
t ip netns exec ns2 sysctl -w net.ipv4.ip_forward=1
t ip netns exec ns1 sysctl -w net.ipv4.ip_default_ttl=1
t ip netns exec ns1 sysctl -w net.ipv4.icmp_errors_use_inbound_ifaddr=0
t ip -n ns2 neigh add 198.19.4.234 lladdr 02:5e:00:00:0f:0f dev vb1 nud permanent
t ip -n ns1 route
t ip -n ns2 addr
t ip -n ns2 route get 198.19.4.216
t ip -n ns2 route get 172.20.0.6
t ip -n ns1 route get 198.19.4.234
p ns1 -I 198.19.4.234 -s 1000 198.19.4.216
p ns1 -I 172.20.0.6 -s 1000 198.19.4.216
p ns2 198.19.4.234
t ip -n ns1 link set va1 mtu 1280
t ip -n ns2 -br addr
t ip -n ns2 route show table all
t ip -n ns2 route get 198.19.4.216 from 198.19.4.216
t ip -n ns1 route get 198.19.4.216
p ns2 -t 1 -M want 127.8.8.8
p ns1 198.19.4.216
p ns2 198.19.4.234
p ns1 -I va1 -t 3 -s 0 -M dont 198.19.4.216
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns1 nstat -as | grep -Ev '^(Ip|Icmp)6'
