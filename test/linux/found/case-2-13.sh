# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
t ip -n ns1 addr add 198.19.4.238 peer 198.19.4.159/32 dev va1
t ip -n ns2 addr add 198.19.4.159/24 dev vb1
t ip -n ns2 addr add 198.19.4.144/24 dev vb1
t ip -n ns1 addr add 198.19.8.64/28 dev va2
t ip -n ns1 addr add 198.18.0.219/24 dev va2
t ip -n ns2 addr add 198.19.8.76/28 dev vb2
t ip -n ns2 addr add 198.19.8.66/28 dev vb2
t ip -n ns2 addr add 198.18.0.245/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns1 link set va2 up
ip -n ns2 link set vb2 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 addr
t ip -n ns1 route get 198.19.8.76 from 198.19.8.64
t ip -n ns1 route get 198.19.8.64
t ip -n ns1 route get 198.18.0.245
p ns1 -I va2 -s 3000 -b 198.19.8.76
p ns2 -I vb1 -M dont 198.19.4.238
p ns1 -I 198.19.4.238 198.18.0.245
p ns2 -M want 198.18.0.245
t ip -n ns2 link set vb1 down
sleep 1.3
t ip -n ns2 link set vb1 up
sleep 1.3
t ip -n ns2 addr
t ip -n ns1 addr
t ip -n ns2 route get 198.18.0.245 from 198.18.0.245 iif vb2
t ip -n ns1 route get 198.18.0.245 from 198.19.4.238
p ns1 -I va1 -t 2 -s 1472 198.19.8.76
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns1 nstat -as | grep -Ev '^(Ip|Icmp)6'
