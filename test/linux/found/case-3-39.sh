# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip -n ns1 link set va1 mtu 1400
ip -n ns2 link set vb1 mtu 68
t ip -n ns1 addr add 10.12.4.137/28 dev va1
t ip -n ns1 addr add 10.9.0.109/24 dev va1
t ip -n ns2 addr add 10.12.4.129/28 dev vb1
t ip -n ns2 addr add 172.20.0.79/30 dev vb1
t ip -n ns2 addr add 172.16.0.132/32 dev va2
t ip -n ns3 addr add 172.16.0.99/12 dev vb2
t ip -n ns3 addr add 172.16.0.35/32 dev vb2
t ip -n ns3 addr add 203.0.113.114/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add default via 10.12.4.129
t ip -n ns3 route add default via 172.16.0.132
t ip -n ns1 route del 203.0.113.0/24 via 172.16.0.99 dev va1 onlink mtu 1000
t ip netns exec ns3 sysctl -w net.ipv4.icmp_errors_use_inbound_ifaddr=0
t ip netns exec ns3 sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0
t ip netns exec ns2 sysctl -w net.ipv4.conf.vb1.arp_ignore=2
t ip netns exec ns1 sysctl -w net.ipv4.ip_nonlocal_bind=1
t ip -n ns2 neigh add 10.12.4.137 lladdr 02:5e:00:00:01:0a dev vb1 nud permanent
t ip -n ns1 route
t ip -n ns1 route get 203.0.113.114
t ip -n ns2 route get 224.0.0.9
p ns2 -M do 10.12.4.137
p ns2 -I 10.12.4.129 -t 4 -s 1600 -M want 10.12.4.137
p ns3 -s 1600 10.12.4.129
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
