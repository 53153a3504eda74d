# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns3
t ip -n ns1 addr add 172.21.4.45/24 dev va1
t ip -n ns2 addr add 172.21.4.232/24 dev vb1
t ip -n ns2 addr add 172.21.4.0/24 dev vb1
t ip -n ns2 addr add 100.64.0.206/24 dev vb1
t ip -n ns1 addr add 10.11.8.68/29 dev va2
t ip -n ns2 addr add 10.11.8.67/29 dev vb2
t ip -n ns2 addr add 10.11.12.109/25 dev va3
t ip -n ns2 addr add 10.11.12.6/25 dev va3
t ip -n ns2 addr add 100.64.0.94/24 dev va3
t ip -n ns3 addr add 10.11.12.0/25 dev vb3
t ip -n ns3 addr add 10.11.12.109/32 dev vb3
t ip -n ns3 addr add 100.64.0.231/30 dev vb3
t ip -n ns1 addr add 172.20.0.179/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns1 link set va2 up
ip -n ns2 link set vb2 up
ip -n ns2 link set va3 up
ip -n ns3 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns3 route add default via 10.11.12.109
t ip -n ns3 route add 172.20.0.179/32 via 172.20.0.179 metric 100 src 10.11.12.0
t ip -n ns1 route add 10.0.0.0/9 via 172.20.0.179 metric 5
t ip netns exec ns1 sysctl -w net.ipv4.ip_default_ttl=1
t ip netns exec ns2 sysctl -w net.ipv4.conf.all.arp_announce=1
t ip netns exec ns1 sysctl -w net.ipv4.conf.all.route_localnet=1
t ip netns exec ns1 sysctl -w net.ipv4.conf.all.arp_announce=1
t ip -n ns2 addr
t ip -n ns1 route get 255.255.255.255 from 172.20.0.179
t ip -n ns2 route get 172.21.4.45 oif vb1
p ns2 -I 172.21.4.232 -s 540 10.11.8.68
p ns2 -I 10.11.8.67 -M do 10.11.12.0
p ns3 -t 1 10.11.8.68
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns3 nstat -as | grep -Ev '^(Ip|Icmp)6'
