# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns2 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns1
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns2 link set va1 mtu 1400
ip -n ns1 link set vb1 mtu 1000
t ip -n ns2 addr add 198.19.4.131/29 dev va1
t ip -n ns1 addr add 198.19.4.130/29 dev vb1
t ip -n ns1 addr add 198.18.0.190/30 dev vb1
t ip -n ns2 addr add 198.19.8.66/28 dev va2
t ip -n ns2 addr add 198.19.8.79/32 dev va2
t ip -n ns3 addr add 198.19.8.73/28 dev vb2
t ip -n ns3 addr add 198.19.8.77/24 dev vb2
t ip -n ns2 addr add 10.12.12.116/24 dev va3
t ip -n ns4 addr add 10.12.12.118 peer 10.12.12.116/32 dev vb3
t ip -n ns4 addr add 203.0.113.70/32 dev lo
ip -n ns2 link set va1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns2 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns3 route add default via 198.19.8.66
t ip -n ns4 route add default via 10.12.12.116
t ip netns exec ns2 sysctl -w net.ipv4.conf.default.arp_announce=0
t ip -n ns4 route show table local
t ip -n ns2 link
t ip -n ns1 route get 10.12.12.118
t ip -n ns2 route get 10.12.12.116 from 198.19.4.131
t ip -n ns4 route get 127.0.0.1 from 198.19.8.66
p ns1 -M do 198.19.8.66
p ns3 198.19.4.130
p ns2 -I va3 -s 3000 198.19.4.130
p ns1 -s 1252 198.19.8.66
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
