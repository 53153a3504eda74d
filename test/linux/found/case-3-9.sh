# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns3
ip -n ns1 link set va2 mtu 68
ip -n ns2 link set vb2 mtu 1400
ip -n ns2 link set va3 mtu 1400
t ip -n ns1 addr add 198.19.4.35/24 brd - dev va1
t ip -n ns2 addr add 198.19.4.0/24 dev vb1
t ip -n ns2 addr add 198.19.4.255/24 dev vb1
t ip -n ns1 addr add 198.19.8.117/24 brd - dev va2
t ip -n ns2 addr add 198.19.8.6/24 dev vb2
t ip -n ns2 addr add 198.19.8.230/24 dev vb2
t ip -n ns2 addr add 198.18.0.255/24 dev vb2
t ip -n ns2 addr add 10.11.12.246 peer 10.11.12.255/24 dev va3
t ip -n ns3 addr add 10.11.12.255/24 dev vb3
t ip -n ns2 addr add 198.18.0.235/32 dev lo
t ip -n ns3 addr add 172.20.0.4/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns1 link set va2 up
ip -n ns2 link set vb2 up
ip -n ns2 link set va3 up
ip -n ns3 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 10.11.12.0/24 via 198.19.4.0 dev va1
t ip -n ns3 route add default via 10.11.12.246
t ip -n ns2 route add 10.0.0.0/10 dev va3 metric 100
t ip -n ns2 neigh add 198.19.8.117 lladdr 02:5e:00:00:02:0a dev vb2 nud permanent
t ip -n ns1 route show table all
t ip -n ns2 addr
t ip -n ns2 route get 10.11.12.3 from 198.19.4.0 iif va3
t ip -n ns1 route get 127.0.0.1 from 10.11.12.246
p ns2 -I 198.19.8.6 -t 4 198.19.4.35
t ip -n ns1 link set va1 down
sleep 1.3
t ip -n ns2 route
t ip -n ns3 route show table all
t ip -n ns2 route get 198.18.0.235
t ip -n ns2 route get 172.20.0.4 from 172.20.0.4
p ns2 -t 2 198.19.8.117
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
