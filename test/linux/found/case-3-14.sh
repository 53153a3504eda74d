# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns2 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns1
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
t ip -n ns2 addr add 10.12.4.33/24 dev va1
t ip -n ns2 addr add 198.18.0.120/24 dev va1
t ip -n ns1 addr add 10.12.4.255/24 brd + dev vb1
t ip -n ns1 addr add 10.12.4.0/24 dev vb1
t ip -n ns1 addr add 100.64.0.78/24 dev vb1
t ip -n ns2 addr add 10.12.8.7/24 dev va2
t ip -n ns3 addr add 10.12.8.250 peer 10.12.8.7/32 dev vb2
t ip -n ns4 addr add 172.21.4.6/24 dev vb3
t ip -n ns1 addr add 10.9.0.121/32 dev lo
t ip -n ns4 addr add 172.20.0.2/32 dev lo
ip -n ns2 link set va1 up
ip -n ns1 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns2 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 10.12.8.0/24 via 10.12.4.33 dev vb1
t ip -n ns1 route add 172.21.4.0/24 via 10.12.4.33
t ip -n ns3 route add default via 10.12.8.7
t ip -n ns3 route replace 10.12.0.0/16 via 10.12.8.7
t ip -n ns1 route replace unreachable 10.12.8.4/30
t ip netns exec ns2 sysctl -w net.ipv4.conf.va3.forwarding=1
t ip netns exec ns4 sysctl -w net.ipv4.conf.all.accept_redirects=1
t ip -n ns2 rule
t ip -n ns3 route
t ip -n ns2 route get 172.21.4.6 from 10.12.8.4 iif va2
t ip -n ns2 route get 224.0.0.9
t ip -n ns4 route get 172.21.4.132 from 10.12.4.33
p ns3 172.20.0.2
p ns2 -t 4 -M do 172.21.4.6
t ip -n ns1 link set vb1 down
sleep 1.3
t ip -n ns1 link set vb1 up
sleep 1.3
t ip -n ns2 route show table local
t ip -n ns2 route get 10.12.4.255
p ns2 -t 3 -M do 10.12.8.250
p ns3 172.21.4.132
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
