# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns2 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns1
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns2 link set va2 mtu 9000
ip -n ns3 link set vb2 mtu 1000
t ip -n ns2 addr add 172.21.4.27/24 dev va1
t ip -n ns1 addr add 172.21.4.7/24 dev vb1
t ip -n ns2 addr add 198.19.4.48/24 dev va2
t ip -n ns2 addr add 100.64.0.201/16 dev va2
t ip -n ns3 addr add 198.19.4.5/11 dev vb2
t ip -n ns3 addr add 198.19.4.94/24 dev vb2
t ip -n ns2 addr add 10.12.12.132/28 dev va3
t ip -n ns2 addr add 10.12.12.130/28 dev va3
t ip -n ns4 addr add 10.12.12.133/28 dev vb3
t ip -n ns1 addr add 203.0.113.44/32 dev lo
ip -n ns1 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns2 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add default via 172.21.4.27
t ip -n ns3 route add default via 198.19.4.48
t ip -n ns3 route show table local
t ip -n ns2 route get 203.0.113.44
t ip -n ns1 route get 224.0.0.9
p ns2 -I 10.12.12.132 -t 2 -M do 198.19.4.5
p ns2 172.21.4.7
p ns4 -I vb3 -s 1252 203.0.113.44
p ns2 -I 10.12.12.132 -s 0 -M want 203.0.113.44
t ip -n ns3 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns3 nstat -as | grep -Ev '^(Ip|Icmp)6'
