# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns3
t ip -n ns1 addr add 10.11.4.0/24 dev va1
t ip -n ns2 addr add 10.11.4.255/24 dev vb1
t ip -n ns1 addr add 10.0.0.0/12 dev va2
t ip -n ns1 addr add 10.9.0.248/24 dev va2
t ip -n ns2 addr add 10.0.0.204/12 dev vb2
t ip -n ns2 addr add 172.21.0.245/20 brd - dev va3
t ip -n ns2 addr add 198.18.0.193/24 dev va3
t ip -n ns3 addr add 172.21.0.247/20 dev vb3
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns1 link set va2 up
ip -n ns2 link set vb2 up
ip -n ns2 link set va3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns3 route add default via 172.21.0.245
t ip -n ns2 route append default dev vb1 metric 10 src 10.11.4.255
t ip -n ns1 route add 10.11.4.0/32 dev va2 metric 5
t ip -n ns1 route add 10.0.0.0/30 dev va2 metric 2000 src 10.11.4.0 mtu 600
t ip -n ns1 route add default via 10.11.4.255 metric 100 mtu 1280
t ip netns exec ns3 sysctl -w net.ipv4.conf.all.accept_local=1
t ip netns exec ns2 sysctl -w net.ipv4.conf.va3.accept_redirects=1
t ip -n ns2 neigh add 10.11.4.0 lladdr 02:5e:00:00:0f:0f dev vb1 nud permanent
t ip -n ns2 route
t ip -n ns2 addr
t ip -n ns1 route get 10.11.4.1
t ip -n ns1 route get 10.11.4.0
t ip -n ns2 route get 10.0.0.0
p ns1 -I va2 -M dont 10.11.4.255
p ns1 -M do 172.21.0.247
p ns2 -I 10.0.0.204 -t 2 10.0.0.0
p ns1 -I va2 -s 1473 255.255.255.255
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
