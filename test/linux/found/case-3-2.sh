# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns1 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns2
ip -n ns1 link set va1 mtu 1280
t ip -n ns1 addr add 172.21.0.93/20 dev va1
t ip -n ns2 addr add 172.21.0.150/20 dev vb1
t ip -n ns2 addr add 10.9.0.234/32 dev vb1
t ip -n ns1 addr add 198.19.8.127/25 dev va2
t ip -n ns2 addr add 198.19.8.4 peer 198.19.8.127/32 dev vb2
t ip -n ns2 addr add 198.19.8.77/32 dev vb2
t ip -n ns2 addr add 10.9.0.5/30 dev vb2
t ip -n ns1 addr add 100.64.0.5/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set vb2 up
sleep 1.3
t ip -n ns1 route del 198.19.0.0/16 via 198.19.8.127 mtu 1280
t ip -n ns1 route append default via 198.19.8.127 metric 10
t ip -n ns2 route append 100.64.0.0/24 dev vb2 src 172.21.0.150
t ip -n ns2 route add prohibit 100.64.0.0/16  metric 2000
t ip netns exec ns1 sysctl -w net.ipv4.conf.all.arp_announce=1
t ip netns exec ns2 sysctl -w net.ipv4.conf.all.rp_filter=1
t ip netns exec ns1 sysctl -w net.ipv4.conf.va2.route_localnet=0
t ip netns exec ns1 sysctl -w net.ipv4.ip_nonlocal_bind=1
t ip -n ns1 neigh add 198.19.8.4 lladdr 02:5e:00:00:02:0b dev va2 nud permanent
t ip -n ns1 addr
t ip -n ns1 route get 198.19.8.4 from 198.19.8.127
p ns2 -I vb2 -M do 172.21.0.93
p ns1 -M do 198.19.8.4
p ns2 100.64.0.5
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns1 nstat -as | grep -Ev '^(Ip|Icmp)6'
