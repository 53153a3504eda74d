# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
t ip -n ns1 addr add 10.12.4.203/24 dev va1
t ip -n ns2 addr add 10.12.4.8/24 dev vb1
t ip -n ns2 addr add 10.12.4.249/24 dev vb1
t ip -n ns1 addr add 10.9.0.49/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
sleep 1.3
t ip -n ns1 route append default via 10.9.0.49 metric 5 mtu 1280
t ip netns exec ns2 sysctl -w net.ipv4.ip_nonlocal_bind=0
t ip netns exec ns1 sysctl -w net.ipv4.conf.all.arp_announce=0
t ip -n ns2 route
t ip -n ns1 route get 224.0.0.1
t ip -n ns1 route get 240.0.0.1
p ns2 10.12.4.203
p ns1 10.9.0.49
p ns1 -s 8 10.12.4.8
p ns2 -I vb1 -t 2 10.12.4.203
t ip -n ns1 route append 10.12.4.203/12 via 10.9.0.49 dev va1 onlink metric 5
t ip -n ns1 addr
t ip -n ns1 route show table local
t ip -n ns2 route get 10.9.0.49
t ip -n ns1 route get 127.0.0.1
t ip -n ns1 route get 10.9.0.49
p ns1 -I va1 10.12.4.8
p ns1 -I va1 10.12.4.203
p ns1 -I va1 10.12.4.8
p ns2 -t 2 -b 10.9.0.49
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns1 nstat -as | grep -Ev '^(Ip|Icmp)6'
