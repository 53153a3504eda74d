# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
ip -n ns1 link set va2 mtu 9000
ip -n ns2 link set vb2 mtu 1400
t ip -n ns1 addr add 172.21.4.74/24 dev va1
t ip -n ns1 addr add 172.21.4.3/24 dev va1
t ip -n ns2 addr add 172.21.4.249/17 dev vb1
t ip -n ns1 addr add 198.19.8.138/32 dev va2
t ip -n ns2 addr add 198.19.8.142/28 dev vb2
t ip -n ns2 addr add 100.64.0.98/24 dev vb2
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns1 link set va2 up
ip -n ns2 link set vb2 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route append 172.21.4.74/32 via 172.21.4.249 metric 10 src 172.21.4.74 mtu 600
t ip -n ns1 route add 172.21.4.1/32 via 172.21.4.4 dev va2 onlink metric 2000 src 198.19.8.136
t ip -n ns1 addr
t ip -n ns2 route get 224.0.0.1 from 198.19.8.142 iif vb1
t ip -n ns2 route get 172.21.4.249
p ns1 -I 198.19.8.142 224.0.0.1
p ns2 -I 172.21.4.249 -M do 172.21.4.74
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns1 nstat -as | grep -Ev '^(Ip|Icmp)6'
