# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
a() { local ns=$1; shift; echo "\$ $ns: arping $*"; ip netns exec $ns arping "$@" || echo "=> $?"; }
for n in ns1 ns2 ns3; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip netns exec ns1 sysctl -qw net.ipv4.neigh.va1.delay_first_probe_time=60
ip netns exec ns2 sysctl -qw net.ipv4.neigh.vb1.delay_first_probe_time=60 net.ipv4.neigh.va2.delay_first_probe_time=60
ip netns exec ns3 sysctl -qw net.ipv4.neigh.vb2.delay_first_probe_time=60
t ip -n ns1 addr add 198.19.0.79/16 dev va1
t ip -n ns1 addr add 198.19.0.2/32 dev va1
t ip -n ns2 addr add 198.19.0.21/16 dev vb1
t ip -n ns2 addr add 198.19.0.188/16 dev vb1
t ip -n ns2 addr add 10.12.8.133/29 dev va2
t ip -n ns2 addr add 198.18.0.112/16 dev va2
t ip -n ns3 addr add 10.12.8.133/29 dev vb2
t ip -n ns3 addr add 100.64.0.51/32 dev vb2
t ip -n ns1 addr add 10.9.0.80/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 10.12.8.128/29 via 198.19.0.21
t ip -n ns3 route add default via 10.12.8.133
t ip -n ns3 route del throw 198.19.0.20/30 metric 5
t ip -n ns2 route add throw 198.19.0.20/30
t ip netns exec ns3 sysctl -w net.ipv4.conf.all.proxy_arp=0
t ip -n ns3 rule add from 10.12.8.133 to 10.9.0.80 tos 0x10 pref 10 lookup 200
t ip -n ns2 rule del to 10.12.8.133 lookup main suppress_prefixlength 0
t ip -n ns2 route replace default nexthop via 198.19.0.21 weight 2
t ip -n ns2 route append 10.0.0.0/12 nexthop dev vb1 nexthop via 10.12.8.133 dev vb1 onlink weight 4
t ip -n ns1 neigh add proxy 10.12.8.133 dev va1
t ip -n ns1 neigh add proxy 10.12.8.133 dev va1
ip netns exec ns1 tcpdump -nvt -i va1 icmp >/run/seen 2>&1 & seen=$!; sleep 2
t ip -n ns1 addr
t ip -n ns1 route
t ip -n ns2 route get 10.9.0.80 mark 7
t ip -n ns1 route get 10.9.0.80
t ip -n ns2 route get 10.9.0.80
p ns2 -s 1473 -Q 0x10 198.19.0.79
p ns2 -s 100 -b -R 10.9.0.80
p ns1 10.12.8.133
p ns3 -t 1 198.19.0.79
t ip -n ns2 route del 10.12.0.0/16 dev vb1
t ip -n ns2 route
t ip -n ns2 link
t ip -n ns2 route get 198.19.0.79 from 198.19.0.6 iif va2
t ip -n ns2 route get 10.12.8.133
t ip -n ns3 route get 10.12.8.133
p ns1 -s 3000 -R 10.12.8.128
p ns1 -I va1 -s 972 -M want 10.9.0.80
p ns1 -I va1 -M do -c 2 -i 0.3 198.19.0.21
p ns3 -I 10.12.8.133 -s 100 -M do -b -m 16 -Q 0x10 198.19.0.21
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns1 nstat -as | grep -Ev '^(Ip|Icmp)6'
sleep 1.5; kill $seen 2>/dev/null; wait $seen; cat /run/seen
