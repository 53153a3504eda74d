# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
ip -n ns1 link set va1 mtu 576
t ip -n ns1 addr add 198.19.4.116/24 dev va1
t ip -n ns2 addr add 198.19.4.247/24 dev vb1
t ip -n ns1 addr add 172.21.8.146/24 dev va2
t ip -n ns1 addr add 203.0.113.1/32 dev lo
ip -n ns1 link set va1 up
ip -n ns1 link set va2 up
ip -n ns2 link set vb2 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns2 route append 198.19.4.116/30 via 198.19.4.247 metric 100
t ip -n ns2 route append default dev vb1 metric 5 src 198.19.4.247
t ip -n ns1 route replace 198.19.4.116/30 via 172.21.8.146 src 198.19.4.116
t ip -n ns1 route add blackhole 198.19.0.0/16
t ip -n ns2 addr
t ip -n ns1 route get 198.19.4.247
t ip -n ns2 route get 172.21.8.146 from 203.0.113.1 iif vb2
p ns2 -t 4 -M dont -b 172.21.8.146
t ip -n ns1 addr flush dev va1
t ip -n ns1 route show table all
t ip -n ns1 route get 224.0.0.9 from 198.19.4.116
t ip -n ns2 route get 198.51.100.77
t ip -n ns2 route get 172.21.8.146
p ns2 -I 198.19.4.116 172.21.8.146
p ns1 -M want 172.21.8.185
p ns1 172.21.8.185
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns1 nstat -as | grep -Ev '^(Ip|Icmp)6'
