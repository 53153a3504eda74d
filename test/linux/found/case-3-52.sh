# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns3
t ip -n ns1 addr add 172.21.4.6/24 dev va1
t ip -n ns1 addr add 172.21.4.205/24 dev va1
t ip -n ns1 addr add 10.12.8.1/24 dev va2
t ip -n ns1 addr add 100.64.0.172/24 dev va2
t ip -n ns2 addr add 10.12.8.5/24 dev vb2
t ip -n ns2 addr add 198.19.12.128/32 dev va3
t ip -n ns3 addr add 198.18.0.114/32 dev vb3
t ip -n ns1 addr add 198.18.0.81/32 dev lo
t ip -n ns2 addr add 172.20.0.3/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns1 link set va2 up
ip -n ns2 link set vb2 up
ip -n ns2 link set va3 up
ip -n ns3 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns2 route add 198.19.12.129 dev va3
t ip -n ns3 route add 198.19.12.128 dev vb3
t ip -n ns1 route add default via 172.21.4.2
t ip -n ns1 neigh add 10.12.8.5 lladdr 02:5e:00:00:0f:0f dev va2 nud permanent
t ip -n ns1 addr
t ip -n ns1 route get 10.12.8.1 from 10.12.8.5 iif va2
t ip -n ns1 route get 10.12.8.1
p ns3 -t 3 -s 8 -M do 172.21.4.2
p ns2 -I vb2 -t 3 172.21.4.6
p ns2 -I vb2 -t 2 -s 100 -M do 172.21.4.6
t ip netns exec ns1 sysctl -w net.ipv4.conf.va1.arp_ignore=1
t ip -n ns1 addr
t ip -n ns2 addr
t ip -n ns1 route get 255.255.255.255
p ns2 -I vb1 -t 4 -s 0 172.21.4.6
p ns3 -I vb3 -s 1372 -M want 10.12.8.1
p ns1 -I va2 -t 2 -s 1000 172.21.4.2
t ip -n ns3 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
