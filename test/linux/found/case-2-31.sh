# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns3 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns3 link set va3 mtu 1280
ip -n ns4 link set vb3 mtu 1280
t ip -n ns1 addr add 198.19.4.196/24 brd 198.19.4.255 dev va1
t ip -n ns2 addr add 198.19.4.194/24 dev vb1
t ip -n ns2 addr add 172.21.8.6/24 dev va2
t ip -n ns3 addr add 172.21.8.3/24 scope host dev vb2
t ip -n ns3 addr add 198.19.12.192/32 dev va3
t ip -n ns4 addr add 198.19.12.193/32 scope link dev vb3
t ip -n ns4 addr add 198.19.12.192/32 dev vb3
t ip -n ns2 addr add 203.0.113.10/32 dev lo
t ip -n ns3 addr add 203.0.113.252/32 dev lo
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns3 link set va3 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns3 route add 198.19.12.193 dev va3
t ip -n ns4 route add 198.19.12.192 dev vb3
t ip -n ns1 route add default via 198.19.4.194
t ip -n ns2 route add default via 172.21.8.3
t ip -n ns3 route add default via 172.21.8.6
t ip -n ns4 route add 198.19.4.0/24 via 198.19.12.192
t ip -n ns4 route add 172.21.8.0/24 via 198.19.12.192 dev vb3
t ip -n ns2 route add throw 203.0.0.0/16  src 198.19.4.194
t ip -n ns1 route append default via 198.19.4.1 metric 100
t ip -n ns3 route show table all
t ip -n ns1 route get 203.0.113.10 from 203.0.113.252 iif va1
p ns1 -I va1 198.19.12.193
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
