# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns1 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns3
ip -n ns1 link set va1 mtu 1000
ip -n ns2 link set vb1 mtu 1280
ip -n ns2 link set va2 mtu 1400
ip -n ns3 link set vb2 mtu 9000
ip -n ns1 link set va3 mtu 1000
ip -n ns3 link set vb3 mtu 1400
t ip -n ns1 addr add 10.12.4.221/24 dev va1
t ip -n ns2 addr add 10.12.4.0/24 brd 10.12.4.255 dev vb1
t ip -n ns2 addr add 172.21.8.129/24 brd + dev va2
t ip -n ns1 addr add 172.21.12.28/16 dev va3
t ip -n ns1 addr add 172.21.12.238/24 dev va3
t ip -n ns3 addr add 172.21.12.244/24 dev vb3
t ip -n ns1 addr add 198.18.0.7/32 dev lo
t ip -n ns2 addr add 10.9.0.37/32 dev lo
t ip -n ns3 addr add 172.20.0.167/32 dev lo
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns1 link set va3 up
ip -n ns3 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 172.21.8.0/24 via 10.12.4.0 dev va1
t ip -n ns2 route add 172.21.12.0/24 via 10.12.4.221
t ip -n ns3 route add 10.12.4.0/24 via 172.21.8.129
t ip -n ns1 route del default via 172.21.8.28
t ip -n ns2 addr
t ip -n ns2 route get 172.21.8.129
t ip -n ns1 route get 172.21.12.4
t ip -n ns1 route get 10.9.0.37
p ns2 -I va2 172.21.12.28
p ns3 -I 172.21.8.28 -s 8 10.12.4.0
p ns2 -M do 10.9.0.37
p ns3 -I vb3 -t 2 -s 3000 -M do 172.21.12.28
t ip -n ns3 addr flush dev vb3
t ip -n ns1 route show table local
t ip -n ns2 route get 10.9.0.37 from 172.21.8.28
t ip -n ns3 route get 172.21.8.129
p ns1 -M want 10.12.4.221
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns3 nstat -as | grep -Ev '^(Ip|Icmp)6'
