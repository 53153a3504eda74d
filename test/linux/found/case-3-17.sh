# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip -n ns1 link set va1 mtu 576
ip -n ns2 link set vb1 mtu 1400
t ip -n ns1 addr add 172.21.4.129/29 dev va1
t ip -n ns2 addr add 172.21.4.130/29 dev vb1
t ip -n ns2 addr add 172.20.0.252/16 dev vb1
t ip -n ns2 addr add 172.20.0.48/32 dev lo
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns1 sysctl -w net.ipv4.conf.va1.secure_redirects=0
t ip netns exec ns2 sysctl -w net.ipv4.ip_default_ttl=2
t ip netns exec ns1 sysctl -w net.ipv4.conf.all.secure_redirects=0
t ip netns exec ns1 sysctl -w net.ipv4.icmp_echo_ignore_broadcasts=1
t ip -n ns2 route show table all
t ip -n ns2 route show table local
t ip -n ns2 route get 172.21.4.129
t ip -n ns2 route get 172.21.4.133
p ns1 -t 4 -s 540 172.21.4.130
p ns1 -I 172.21.4.129 -M do -b 172.21.4.130
p ns2 -I vb1 -s 0 -M do 172.21.4.129
t ip -n ns1 neigh flush dev va1
t ip -n ns1 rule
t ip -n ns1 route get 0.0.0.0
p ns1 -t 1 -M want 172.21.4.133
p ns1 -I va1 -t 2 -s 1372 172.21.4.130
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
