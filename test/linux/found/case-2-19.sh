# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
ip -n ns1 link set va2 mtu 1280
ip -n ns2 link set vb2 mtu 576
t ip -n ns1 addr add 198.19.4.3/24 dev va1
t ip -n ns2 addr add 198.19.4.170/24 dev vb1
t ip -n ns1 addr add 172.20.0.67/12 dev va2
t ip -n ns1 addr add 198.16.0.198/32 dev va2
t ip -n ns2 addr add 198.16.0.70/12 dev vb2
t ip -n ns2 addr add 198.16.0.204/12 dev vb2
ip -n ns2 link set vb1 up
ip -n ns1 link set va2 up
ip -n ns2 link set vb2 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route append 198.19.4.0/24 via 198.19.4.170 mtu 600
t ip -n ns2 route add 198.19.0.0/16 via 198.16.0.183 metric 10
t ip -n ns1 route
t ip -n ns2 route get 198.19.4.5
t ip -n ns1 route get 198.16.0.183 from 198.16.0.183
p ns1 -I 198.16.0.70 -t 1 -s 100 198.19.4.170
p ns1 -I 198.19.4.3 -s 0 198.16.0.70
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
