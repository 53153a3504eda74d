# An address with a peer, deleted as it was added: no wildcard, no warning.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2 ns3 ns4; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns2 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns1
ip link add va2 address 02:5e:00:00:02:0a netns ns2 type veth peer name vb2 address 02:5e:00:00:02:0b netns ns3
ip link add va3 address 02:5e:00:00:03:0a netns ns2 type veth peer name vb3 address 02:5e:00:00:03:0b netns ns4
t ip -n ns2 addr add 172.21.4.2 peer 172.21.4.250/24 dev va1
t ip -n ns1 addr add 172.21.4.250/24 dev vb1
t ip -n ns1 addr add 172.21.4.0/32 dev vb1
t ip -n ns1 addr add 203.0.113.56/16 dev vb1
t ip -n ns2 addr add 10.0.0.169/8 dev va2
t ip -n ns3 addr add 10.0.0.222/8 dev vb2
t ip -n ns2 addr add 10.0.0.5/12 dev va3
t ip -n ns2 addr add 10.0.0.75/24 dev va3
t ip -n ns4 addr add 10.0.0.153/12 dev vb3
t ip -n ns4 addr add 10.0.0.4/12 dev vb3
t ip -n ns3 addr add 10.9.0.233/32 dev lo
ip -n ns2 link set va1 up
ip -n ns2 link set va2 up
ip -n ns3 link set vb2 up
ip -n ns4 link set vb3 up
sleep 1.3
t ip netns exec ns1 sysctl -qw net.ipv4.ip_forward=1
t ip netns exec ns2 sysctl -qw net.ipv4.ip_forward=1
t ip -n ns1 route add 10.0.0.0/8 via 172.21.4.2 dev vb1
t ip -n ns1 route add 10.0.0.0/12 via 172.21.4.2
t ip -n ns4 route add default via 10.0.0.5
t ip -n ns2 route add 10.0.0.153/32 dev va3
t ip -n ns3 route add 10.0.0.0/11 via 10.0.0.169 dev vb2
t ip -n ns2 route add 10.9.0.232/30 via 172.21.4.2 metric 5
t ip -n ns2 route add 172.0.0.0/11 dev va1 src 172.21.4.2
t ip netns exec ns1 sysctl -w net.ipv4.conf.default.shared_media=0
t ip -n ns2 neigh add 10.0.0.153 lladdr 02:5e:00:00:0f:0f dev va3 nud permanent
t ip -n ns1 addr
t ip -n ns4 route get 127.8.8.8
p ns1 -I 172.21.4.250 -t 3 -M do 10.0.0.169
t ip -n ns2 addr del 172.21.4.2 peer 172.21.4.250/24 dev va1
t ip -n ns2 addr
t ip -n ns2 route
t ip -n ns2 route get 10.9.0.233
t ip -n ns2 route get 10.0.0.169
p ns2 -t 4 172.21.4.250
p ns1 -I vb1 -s 3000 10.0.0.222
p ns2 -I va2 -t 3 10.0.0.153
t ip -n ns4 neigh | cut -d " " -f 1-5 | sort
ip netns exec ns2 nstat -as | grep -Ev '^(Ip|Icmp)6'
