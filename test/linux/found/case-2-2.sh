# A generated case: random links, addresses, routes and sysctls, and what they make of pings.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
p() { local ns=$1; shift; echo "\$ $ns: ping $*"; if ip netns exec $ns ping -c 1 -W 1 "$@"; then sleep 0.4; else echo "=> $?"; sleep 2.6; fi; }
for n in ns1 ns2; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
t ip -n ns1 addr add 10.11.0.249/16 dev va1
t ip -n ns2 addr add 10.11.0.4/16 dev vb1
ip -n ns1 link set va1 up
ip -n ns2 link set vb1 up
sleep 1.3
t ip netns exec ns2 sysctl -w net.ipv4.conf.vb1.secure_redirects=0
t ip netns exec ns1 sysctl -w net.ipv4.conf.all.accept_local=0
t ip netns exec ns2 sysctl -w net.ipv4.conf.default.arp_ignore=8
t ip netns exec ns2 sysctl -w net.ipv4.icmp_echo_ignore_all=0
t ip -n ns1 neigh replace 10.11.0.4 lladdr 02:5e:00:00:01:0b dev va1 nud permanent
t ip -n ns1 route show table all
t ip -n ns1 route get 10.11.0.249
t ip -n ns1 route get 10.11.0.249 from 10.11.0.4 iif va1
t ip -n ns1 route get 10.11.0.7
p ns2 -s 3000 -b 10.11.255.255
p ns1 -I 10.11.0.249 -t 1 -M do 10.11.0.1
p ns2 -I vb1 -b 10.11.0.4
p ns1 -I 10.11.0.249 -s 8 10.11.0.4
t ip -n ns1 neigh | cut -d " " -f 1-5 | sort
