# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns2 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns1
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns2 link set va1 mtu 1280
ip -n ns1 link set vb1 mtu 1400
ip -n ns2 link set va3 mtu 576
ip -n ns4 link set vb3 mtu 1280
t ip -n ns2 addr add 10.12.4.76/28 scope global dev va1
t ip -n ns2 addr add 10.12.4.68/28 dev va1
t ip -n ns2 addr add 198.18.0.254/24 dev va1
t ip -n ns1 addr add 10.12.4.68 peer 10.12.4.76/24 dev vb1
t ip -n ns1 addr add 10.9.0.179/24 dev vb1
t ip -n ns2 addr add 10.12.8.26/24 dev va2
t ip -n ns2 addr add 10.12.8.3/24 dev va2
t ip -n ns2 addr add 100.64.0.1/16 dev va2
t ip -n ns3 addr add 10.12.8.243/24 dev vb2
t ip -n ns3 addr add 10.12.8.217/24 dev vb2
t ip -n ns2 addr add 198.19.12.193/31 scope link dev va3
t ip -n ns4 addr add 198.19.12.192/31 dev vb3
t ip -n ns2 addr add 172.20.0.121/32 dev lo
ip -n ns2 link set va1 up
ip -n ns1 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns2 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 10.12.8.0/24 via 10.12.4.76
t ip -n ns1 route add 198.19.12.192/31 via 10.12.8.26
t ip -n ns3 route add default via 10.12.8.26
t ip netns exec ns1 sysctl -w net.ipv4.conf.all.route_localnet=1
t ip netns exec ns1 sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0
t ip -n ns4 addr
t ip -n ns1 addr
t ip -n ns2 route get 10.12.4.76
t ip -n ns2 route get 10.12.4.68
t ip -n ns3 route get 127.0.0.1 from 10.12.8.243
p ns1 -I 10.12.4.68 -t 3 -b 10.12.4.76
p ns2 -I va2 -M want 198.19.12.192
p ns1 -I 10.12.4.68 -M dont 198.19.12.192
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns3 nstat -as | grep -Ev '^(Ip|Icmp)6'
