# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns3
ip -n ns1 link set va2 mtu 576
ip -n ns2 link set va3 mtu 1000
t ip -n ns1 addr add 198.19.4.3/19 dev va1
t ip -n ns2 addr add 198.19.4.244/24 dev vb1
t ip -n ns2 addr add 198.19.4.0/24 dev vb1
t ip -n ns1 addr add 10.11.4.1/24 dev va2
t ip -n ns1 addr add 10.11.4.249/24 dev va2
t ip -n ns2 addr add 10.11.4.244/24 dev vb2
t ip -n ns2 addr add 10.12.0.14/20 dev va3
t ip -n ns3 addr add 10.12.15.255/20 dev vb3
t ip -n ns3 addr add 10.12.0.140/20 dev vb3
t ip -n ns1 addr add 198.18.0.102/32 dev lo
t ip -n ns3 addr add 10.9.0.212/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns1 link set va2 up
ip -n ns2 link set vb2 up
ip -n ns2 link set va3 up
ip -n ns3 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add default via 198.19.4.244
t ip -n ns3 route add default via 10.12.0.14
t ip netns exec ns2 sysctl -w net.ipv4.ip_nonlocal_bind=0
t ip -n ns1 addr
t ip -n ns3 addr
t ip -n ns2 route get 10.12.15.255 from 198.19.4.244
t ip -n ns3 route get 10.11.4.1
p ns2 -I 198.19.4.244 -t 1 -s 540 10.11.4.1
p ns2 -I va3 -M dont 10.12.15.255
p ns2 -t 4 -s 0 -M do -b 10.12.15.255
t ip -n ns2 link set vb2 down
sleep 1.3
t ip -n ns3 route
t ip -n ns1 route get 10.12.15.255 oif va2
t ip -n ns1 route get 198.19.4.3 from 198.19.4.3
t ip -n ns1 route get 198.18.0.102 from 10.12.15.255
p ns1 10.12.0.14
p ns1 -I va1 10.12.15.255
t ip -n ns3 neigh | cut -d " " -f 1-5 | sort
