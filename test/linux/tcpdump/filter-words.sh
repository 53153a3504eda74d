# Filters that are wrong: words and signs.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
w() { while read -r e; do echo "\$ $e"; tcpdump -i lo "$e" 2>&1; echo "=> $?"; done; }
w <<'E'
foo
icmp foo
icmp )
(icmp
((icmp)
()
not
!
and
icmp and
icmp and and arp
or icmp
icmp or $
'
a.b
80
icmp && ! arp || ip6 and
icmp and 10.0.0.1
icmp and foo
icmp and 10.0.0.1 or 10.0.0.2
00:11:22:33:44:55
ether src
vlan 5000
vlan x
vlan 4096
ifindex
ifindex x
inbound foo
E
