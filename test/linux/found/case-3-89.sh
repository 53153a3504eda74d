# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
ip -n ns1 link set va2 mtu 68
t ip -n ns1 addr add 172.21.4.8/24 dev va1
t ip -n ns1 addr add 203.0.113.219/30 dev va1
t ip -n ns2 addr add 172.21.4.6/24 dev vb1
t ip -n ns1 addr add 172.21.8.25/24 dev va2
t ip -n ns2 addr add 172.21.8.3/24 dev vb2
ip -n ns2 link set vb1 up
ip -n ns1 link set va2 up
ip -n ns2 link set vb2 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -w net.ipv4.conf.all.ignore_routes_with_linkdown=0
t ip -n ns1 route
t ip -n ns2 route get 172.21.4.6 from 172.21.8.3
t ip -n ns2 route get 172.21.4.7
p ns1 -I 172.21.8.25 -s 3000 -M do 172.21.4.6
p ns2 -s 3000 172.21.8.25
t ip -n ns2 link set vb1 down
sleep 1.3
t ip -n ns1 route
t ip -n ns2 route get 127.8.8.8
p ns2 -I vb2 -M do 172.21.8.25
p ns2 -I vb2 -s 100 -M do 224.0.0.9
p ns1 -t 1 -s 1473 172.21.4.6
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
