# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip -n ns2 link set va2 mtu 1280
ip -n ns3 link set vb2 mtu 1000
t ip -n ns1 addr add 172.255.255.255 peer 172.0.0.1/32 dev va1
t ip -n ns2 addr add 172.0.0.1/8 dev vb1
t ip -n ns2 addr add 10.12.4.210/24 dev va2
t ip -n ns3 addr add 10.12.4.130/24 dev vb2
t ip -n ns3 addr add 172.20.0.45/16 dev vb2
t ip -n ns2 addr add 10.9.0.51/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
sleep 1.3
t ip -n ns1 route add default via 172.0.0.1
t ip -n ns3 route add default via 10.12.4.210
t ip -n ns2 route append 172.255.255.255/30 via 10.9.0.51 metric 100
t ip netns exec ns2 sysctl -w net.ipv4.conf.va2.shared_media=1
t ip -n ns2 neigh add 172.255.255.255 lladdr 02:5e:00:00:0f:0f dev vb1 nud permanent
t ip -n ns2 route
t ip -n ns1 addr
t ip -n ns3 route get 127.8.8.8
t ip -n ns2 route get 10.9.0.51 from 172.0.0.0 iif vb1
p ns3 -I vb2 -M dont 224.0.0.9
p ns2 -s 1472 10.12.4.130
p ns1 -I 10.12.4.210 -t 2 172.0.0.1
t ip -n ns1 link set va1 down
sleep 1.3
t ip -n ns2 route
t ip -n ns1 route get 10.9.0.51
t ip -n ns2 route get 10.12.4.210 from 172.255.255.255
p ns2 -I 172.255.255.255 -s 3000 -M do 172.255.255.255
p ns2 -I 10.12.4.210 10.12.4.130
p ns2 172.255.255.255
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
