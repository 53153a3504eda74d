# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns2 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns1
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns2 link set va2 mtu 1400
ip -n ns3 link set vb2 mtu 1400
t ip -n ns2 addr add 198.19.0.247/20 dev va1
t ip -n ns2 addr add 198.19.0.0/20 dev va1
t ip -n ns1 addr add 198.19.0.1/20 dev vb1
t ip -n ns2 addr add 198.19.8.0/24 dev va2
t ip -n ns3 addr add 198.19.8.250/24 dev vb2
t ip -n ns2 addr add 10.11.4.56/24 dev va3
t ip -n ns4 addr add 10.11.4.212/24 dev vb3
t ip -n ns3 addr add 10.9.0.168/32 dev lo
ip -n ns2 link set va1 up
ip -n ns1 link set vb1 up
ip -n ns3 link set vb2 up
ip -n ns2 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip -n ns1 route add 198.19.8.0/24 via 198.19.8.3
t ip -n ns1 route add 10.11.4.0/24 via 198.19.0.247
t ip -n ns3 route add 198.19.0.0/20 via 198.19.8.0
t ip -n ns3 route add 10.11.4.0/24 via 198.19.8.0 dev vb2
t ip -n ns4 route add 198.19.0.0/16 via 10.11.4.56 dev vb3 metric 10 src 10.11.4.212 mtu 1280
t ip netns exec ns3 sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0
t ip netns exec ns2 sysctl -w net.ipv4.icmp_echo_ignore_all=0
t ip netns exec ns4 sysctl -w net.ipv4.ip_nonlocal_bind=1
t ip netns exec ns3 sysctl -w net.ipv4.conf.vb2.rp_filter=2
t ip -n ns2 addr
t ip -n ns2 route get 10.11.4.56
p ns2 -I 198.19.8.0 -s 8 -M do -b 10.9.0.168
p ns2 -I 198.19.0.247 -s 1472 198.19.8.250
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns3 nstat -as | grep -Ev '^(Ip|Icmp)6'
