# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns2 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns1
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns2 link set va1 mtu 1280
ip -n ns1 link set vb1 mtu 1280
ip -n ns2 link set va2 mtu 1280
ip -n ns3 link set vb2 mtu 576
ip -n ns2 link set va3 mtu 9000
ip -n ns4 link set vb3 mtu 9000
t ip -n ns2 addr add 10.11.4.0/32 dev va1
t ip -n ns1 addr add 10.11.4.1/32 scope global dev vb1
t ip -n ns2 addr add 198.19.8.57/24 scope host dev va2
t ip -n ns2 addr add 172.20.0.1/16 dev va2
t ip -n ns3 addr add 198.19.8.145 peer 198.19.8.57/24 dev vb2
t ip -n ns3 addr add 198.18.0.45/32 dev vb2
t ip -n ns2 addr add 100.64.0.253/24 dev va3
t ip -n ns4 addr add 172.21.12.7/24 dev vb3
t ip -n ns2 addr add 172.20.0.52/32 dev lo
ip -n ns2 link set va1 up
ip -n ns1 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns2 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns4 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns2 route add 10.11.4.1 dev va1
t ip -n ns1 route add 10.11.4.0 dev vb1
t ip -n ns1 route add default via 10.11.4.0
t ip -n ns3 route add default via 198.19.8.57
t ip -n ns4 route add 10.11.4.0/32 via 172.21.12.97
t ip -n ns4 route add 198.19.8.0/24 via 172.21.12.97
t ip -n ns4 route add unreachable default  src 172.21.12.255
t ip netns exec ns2 sysctl -w net.ipv4.conf.all.forwarding=0
t ip netns exec ns3 sysctl -w net.ipv4.conf.vb2.shared_media=0
t ip netns exec ns2 sysctl -w net.ipv4.conf.va2.arp_ignore=0
t ip netns exec ns2 sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=1
t ip -n ns3 neigh replace 198.19.8.57 lladdr 02:5e:00:00:02:0a dev vb2 nud permanent
t ip -n ns1 link
t ip -n ns1 addr
t ip -n ns1 route get 172.20.0.52
t ip -n ns2 route get 198.19.8.145 from 10.11.4.0 iif va2
p ns3 -s 3000 172.20.0.52
p ns2 -M want -b 10.11.4.1
t ip -n ns1 link set vb1 mtu 68
t ip -n ns2 addr
t ip -n ns2 -br addr
t ip -n ns2 route get 10.11.4.1 oif va1
p ns3 -I 10.11.4.1 -t 2 172.21.12.97
p ns2 -I 172.21.12.97 198.19.8.0
p ns2 -I 198.19.8.57 -M want 10.11.4.1
p ns2 -I va1 -s 1372 -b 172.21.12.255
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
