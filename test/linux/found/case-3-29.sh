# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip -n ns2 link set va2 mtu 1000
t ip -n ns1 addr add 10.12.4.106/24 brd + dev va1
t ip -n ns1 addr add 100.64.0.255/24 dev va1
t ip -n ns2 addr add 10.12.4.13 peer 10.12.4.106/32 dev vb1
t ip -n ns2 addr add 10.12.8.255/24 dev va2
t ip -n ns3 addr add 10.12.8.3/24 dev vb2
t ip -n ns3 addr add 10.12.8.63/24 dev vb2
t ip -n ns3 addr add 100.64.0.180/24 dev vb2
t ip -n ns3 addr add 198.18.0.7/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns2 route add 10.0.0.0/9 via 10.12.8.255 src 10.12.8.255 mtu 1000
t ip -n ns2 route add 198.18.0.7/24 via 10.12.4.106 dev va2
t ip -n ns2 route append blackhole default
t ip -n ns2 route del prohibit default  metric 2000 src 10.12.8.255
t ip netns exec ns2 sysctl -w net.ipv4.conf.vb1.route_localnet=0
t ip netns exec ns1 sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=1
t ip netns exec ns1 sysctl -w net.ipv4.conf.all.route_localnet=0
t ip netns exec ns2 sysctl -w net.ipv4.conf.vb1.accept_redirects=1
t ip -n ns2 link
t ip -n ns1 addr
t ip -n ns1 route get 10.12.8.255 from 10.12.8.255
p ns1 -s 1372 -M do 10.12.8.3
t ip -n ns1 route add 10.12.4.13/32 dev va1 metric 5
t ip -n ns1 route show table all
t ip -n ns2 route get 10.12.4.106 from 198.18.0.7
t ip -n ns1 route get 10.12.4.255
p ns1 -M want 10.12.4.106
p ns2 10.12.4.106
p ns3 -t 2 -s 0 10.12.4.13
p ns3 -I vb2 -t 1 10.12.8.0
t ip -n ns3 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns1 nstat -as | grep -Ev '^(Ip|Icmp)6'
