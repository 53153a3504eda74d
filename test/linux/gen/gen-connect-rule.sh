# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
a() { local ns=$1; shift; echo "\$ $ns: arping $*"; ip netns exec $ns arping "$@" || echo "=> $?"; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns3 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
ip -n ns4 link add du1 address 02:5e:00:00:0d:4d type dummy; ip -n ns4 link set du1 up
ip netns exec ns1 sysctl -qw net.ipv4.neigh.va1.delay_first_probe_time=60
ip netns exec ns2 sysctl -qw net.ipv4.neigh.vb1.delay_first_probe_time=60 net.ipv4.neigh.va2.delay_first_probe_time=60
ip netns exec ns3 sysctl -qw net.ipv4.neigh.vb2.delay_first_probe_time=60 net.ipv4.neigh.va3.delay_first_probe_time=60
ip netns exec ns4 sysctl -qw net.ipv4.neigh.vb3.delay_first_probe_time=60
t ip -n ns1 addr add 172.21.4.128/30 dev va1
t ip -n ns1 addr add 172.21.4.129/30 dev va1
t ip -n ns2 addr add 172.21.4.130/30 dev vb1
t ip -n ns2 addr add 10.11.8.73/28 brd 10.11.8.79 dev va2
t ip -n ns2 addr add 203.0.113.5/30 dev va2
t ip -n ns3 addr add 10.11.8.67/28 dev vb2
t ip -n ns3 addr add 172.21.12.140/24 dev va3
t ip -n ns4 addr add 172.21.12.57/24 dev vb3
t ip -n ns3 addr add 172.20.0.210/32 dev lo
t ip -n ns4 addr add 203.0.113.117/32 dev du1
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns3 link set va3 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns3 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 10.11.8.64/28 via 172.21.4.130
t ip -n ns1 route add 172.21.12.0/24 via 172.21.4.130
t ip -n ns2 route add default via 10.11.8.67
t ip -n ns4 rule add to 172.20.0.210 iif vb3 oif vb3 tos 0x10 pref 32766 lookup main
t ip -n ns3 rule add from 172.20.0.210/32 iif vb2 fwmark 7 unreachable
t ip -n ns2 rule add from 10.11.8.73 tos 0x10 pref 10 prohibit
t ip -n ns2 neigh add proxy 172.21.12.140 dev va2
t ip -n ns3 neigh add proxy 203.0.113.117 dev vb2
ip netns exec ns3 tcpdump -net -i va3 icmp >/run/seen 2>&1 & seen=$!; sleep 2
t ip -n ns3 route show root default
t ip -n ns4 addr
t ip -n ns1 route get 224.0.0.9
t ip -n ns3 route get 198.51.100.77
t ip -n ns4 route get 10.11.8.73 from 172.21.12.57
p ns4 -I 172.21.12.57 -s 0 -M want -b 172.21.4.128
p ns2 -M do -Q 0x10 172.21.12.140
a ns1 -c 1 -I va1 172.20.0.210
t ip -n ns4 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns1 nstat -as | grep -Ev '^(Ip|Icmp)6'
sleep 1.5; kill $seen 2>/dev/null; wait $seen; cat /run/seen
