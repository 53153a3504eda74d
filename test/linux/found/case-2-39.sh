# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip -n ns2 link set va2 mtu 1280
ip -n ns3 link set vb2 mtu 9000
t ip -n ns1 addr add 10.12.4.250/24 dev va1
t ip -n ns1 addr add 10.12.4.249/24 dev va1
t ip -n ns2 addr add 10.12.4.93/24 dev vb1
t ip -n ns2 addr add 198.19.4.246/24 dev va2
t ip -n ns2 addr add 198.19.4.188/32 dev va2
t ip -n ns3 addr add 198.19.4.159/24 dev vb2
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns3 link set vb2 up
sleep 1.3
t ip -n ns1 route add default via 10.12.4.93
t ip -n ns3 route add default via 198.19.4.246
t ip -n ns3 route add 10.12.0.0/16 via 10.12.4.250 mtu 1000
t ip -n ns2 route replace 198.19.4.244/30 via 198.19.4.159
t ip -n ns1 link
t ip -n ns2 route get 198.19.4.246
t ip -n ns1 route get 10.12.4.93
p ns3 -s 540 -M do -b 198.19.4.246
p ns2 -s 3000 -M dont 198.19.4.159
p ns2 -I 10.12.4.93 198.19.4.159
p ns3 -t 2 -s 1472 -M want 10.12.4.93
t ip -n ns2 route append default via 198.19.4.246
t ip -n ns1 addr
t ip -n ns3 route get 10.12.4.250 from 198.19.4.246
t ip -n ns3 route get 127.8.8.8
p ns3 10.12.4.250
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
