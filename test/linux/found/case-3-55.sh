# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns1 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns3
t ip -n ns1 addr add 10.11.4.161/24 dev va1
t ip -n ns2 addr add 10.11.4.36 peer 10.11.4.161/24 dev vb1
t ip -n ns2 addr add 198.19.8.194/30 dev va2
t ip -n ns2 addr add 198.19.8.193/30 dev va2
t ip -n ns2 addr add 100.64.0.200/32 dev va2
t ip -n ns3 addr add 198.19.8.195/30 dev vb2
t ip -n ns3 addr add 198.19.8.194/30 dev vb2
t ip -n ns1 addr add 10.11.12.1/24 dev va3
t ip -n ns3 addr add 10.11.12.255/24 dev vb3
t ip -n ns3 addr add 10.11.12.64/24 dev vb3
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns1 link set va3 up
ip -n ns3 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 198.19.8.192/30 via 10.11.4.36
t ip -n ns2 route add default via 10.11.4.161
t ip -n ns3 route add default via 198.19.8.194
t ip -n ns3 route append 10.11.4.0/24 via 10.11.4.36 mtu 1280
t ip -n ns2 route add 198.19.8.0/24 via 10.11.4.36
t ip -n ns2 route add 198.19.0.0/16 via 10.11.12.1
t ip -n ns3 route add default dev vb3
t ip -n ns1 -br addr
t ip -n ns1 route
t ip -n ns3 route get 198.19.8.194 from 198.19.8.195
t ip -n ns1 route get 10.11.4.161 from 10.11.12.1
p ns1 -t 1 198.19.8.199
p ns2 -I va2 -M want 198.19.8.195
p ns3 -t 1 -s 8 -b 10.11.4.36
t ip -n ns1 addr flush dev va1
t ip -n ns1 addr
t ip -n ns1 route get 198.19.8.194 from 10.11.4.161 iif va1
p ns2 -I vb1 -s 3000 198.19.8.194
p ns1 -I 10.11.4.161 -b 198.19.8.195
p ns3 -I vb3 -s 100 -b 10.11.4.161
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns1 nstat -as | grep -Ev '^(Ip|Icmp)6'
