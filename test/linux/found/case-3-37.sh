# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
t ip -n ns1 addr add 172.0.0.12/8 dev va1
t ip -n ns2 addr add 172.0.0.135/8 brd - dev vb1
t ip -n ns2 addr add 10.11.8.184/24 dev va2
t ip -n ns2 addr add 198.18.0.153/30 dev va2
t ip -n ns3 addr add 10.11.8.76/24 dev vb2
t ip -n ns3 addr add 10.11.8.1/24 dev vb2
t ip -n ns3 addr add 198.18.0.7/16 dev vb2
t ip -n ns1 addr add 198.18.0.125/32 dev lo
t ip -n ns3 addr add 10.9.0.186/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 10.11.8.0/24 via 172.0.0.135 dev va1
t ip -n ns3 route add default via 10.11.8.184
t ip -n ns1 route add default via 10.11.8.76 mtu 1000
t ip -n ns2 route add 172.0.0.0/16 via 10.9.0.186
t ip -n ns2 route add default via 198.18.0.125 dev va2
t ip -n ns2 route add 10.11.8.184/30 via 198.18.0.125 dev vb1
t ip netns exec ns1 sysctl -w net.ipv4.conf.all.forwarding=1
t ip netns exec ns3 sysctl -w net.ipv4.conf.all.ignore_routes_with_linkdown=1
t ip netns exec ns1 sysctl -w net.ipv4.conf.va1.secure_redirects=1
t ip netns exec ns1 sysctl -w net.ipv4.ip_nonlocal_bind=0
t ip -n ns1 neigh replace 172.0.0.135 lladdr 02:5e:00:00:01:0b dev va1 nud permanent
t ip -n ns2 rule
t ip -n ns2 route
t ip -n ns2 route get 198.18.0.125
t ip -n ns2 route get 172.0.0.12
p ns3 -t 2 -M do 10.11.8.184
t ip -n ns2 link set vb1 down
sleep 1.3
t ip -n ns2 route
t ip -n ns1 route get 10.11.8.184 from 10.11.8.76 iif va1
t ip -n ns1 route get 172.0.0.135 from 172.0.0.12
p ns1 10.11.8.76
p ns1 10.11.8.184
p ns2 -I 172.0.0.135 -t 3 -s 1600 -M do 10.11.8.76
p ns2 -I va2 -t 2 10.11.8.184
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
