# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns2 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns1
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns2 link set va2 mtu 1400
ip -n ns3 link set vb2 mtu 1400
t ip -n ns2 addr add 10.12.4.1/31 dev va1
t ip -n ns1 addr add 10.12.4.0/31 dev vb1
t ip -n ns2 addr add 172.21.8.64/32 dev va2
t ip -n ns3 addr add 172.21.8.65/32 dev vb2
t ip -n ns3 addr add 172.21.8.64/32 dev vb2
t ip -n ns2 addr add 198.0.0.79/8 dev va3
t ip -n ns4 addr add 198.0.0.109/8 dev vb3
t ip -n ns3 addr add 172.20.0.122/32 dev lo
ip -n ns2 link set va1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns2 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns2 route add 172.21.8.65 dev va2
t ip -n ns3 route add 172.21.8.64 dev vb2
t ip -n ns1 route add default via 10.12.4.1
t ip -n ns4 route add 10.12.4.0/31 via 198.0.0.79 dev vb3
t ip -n ns4 route add 172.21.8.64/32 via 198.0.0.79 dev vb3
t ip netns exec ns4 sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=1
t ip netns exec ns2 sysctl -w net.ipv4.conf.all.accept_local=1
t ip -n ns2 link
t ip -n ns4 addr
t ip -n ns3 route get 172.21.8.64
t ip -n ns2 route get 172.21.8.64
t ip -n ns3 route get 10.12.4.0
p ns2 -s 1473 198.0.0.109
p ns1 -I 10.12.4.0 -s 3000 -M do 198.0.0.79
t ip -n ns3 addr del 172.21.8.65/32 dev vb2
t ip -n ns4 addr
t ip -n ns1 route get 172.21.8.64
p ns2 -I va1 -t 4 172.21.8.65
p ns1 -M dont 198.0.0.109
p ns2 -I 198.0.0.79 -M do 172.21.8.65
t ip -n ns3 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns3 nstat -as | grep -Ev '^(Ip|Icmp)6'
