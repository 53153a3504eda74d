# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
ip -n ns1 link set va2 mtu 576
ip -n ns2 link set vb2 mtu 1000
t ip -n ns1 addr add 198.19.4.112/24 dev va1
t ip -n ns2 addr add 198.19.4.28/24 dev vb1
t ip -n ns1 addr add 198.19.0.219/20 noprefixroute dev va2
t ip -n ns2 addr add 198.19.0.0/20 dev vb2
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns1 link set va2 up
ip -n ns2 link set vb2 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add default via 198.19.0.0 metric 10
t ip -n ns1 route change 198.19.4.112/30 via 198.19.0.0 mtu 1280
t ip -n ns1 route add default via 198.19.4.112 dev va2
t ip -n ns1 route add default via 198.19.0.219
t ip netns exec ns1 sysctl -w net.ipv4.icmp_echo_ignore_all=0
t ip netns exec ns2 sysctl -w net.ipv4.conf.all.arp_ignore=1
t ip -n ns1 route
t ip -n ns2 route get 198.19.4.112 from 198.19.4.28
t ip -n ns2 route get 198.19.4.112 from 198.19.4.2 iif vb2
t ip -n ns2 route get 0.0.0.0
p ns2 -t 4 -s 540 -M do -b 198.19.0.219
p ns2 -I 198.19.0.0 -t 2 -M do -b 198.19.0.219
p ns1 -I va2 -b 198.19.0.0
p ns2 -I vb2 -s 972 198.19.0.219
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
