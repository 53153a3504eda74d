# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
t ip -n ns1 addr add 172.16.0.11/12 dev va1
t ip -n ns1 addr add 172.16.0.157/32 dev va1
t ip -n ns1 addr add 10.9.0.235/24 dev va1
t ip -n ns2 addr add 172.16.0.66/12 dev vb1
t ip -n ns2 addr add 100.64.0.48/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
sleep 1.3
t ip -n ns1 route append default via 172.16.0.11
t ip -n ns2 route add 172.16.0.0/16 via 172.16.0.66 mtu 1280
t ip -n ns2 route del default via 172.16.0.11 metric 10
t ip -n ns1 route add blackhole 172.16.0.0/22  src 172.16.0.11
t ip netns exec ns2 sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=0
t ip netns exec ns1 sysctl -w net.ipv4.icmp_errors_use_inbound_ifaddr=1
t ip -n ns2 rule
t ip -n ns1 route get 172.16.0.66
t ip -n ns2 route get 172.16.0.11 from 172.16.0.66
p ns1 -s 540 -M do 172.16.0.66
p ns1 -I 172.16.0.11 -s 972 -M do 172.16.0.66
p ns2 -I 172.16.0.66 -s 100 172.16.0.11
t ip -n ns2 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns1 nstat -as | grep -Ev '^(Ip|Icmp)6'
