# Filters that are wrong: protocols.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
w() { while read -r e; do echo "\$ $e"; tcpdump -i lo "$e" 2>&1; echo "=> $?"; done; }
w <<'E'
proto
proto foo
proto \foo
ip proto icmp
ip proto \foo
ip6 proto \foo
ether proto \foo
ether proto ip
tcp proto 6
icmp proto 1
arp proto 1
rarp proto 1
proto 1.2.3.4
proto ::1
gateway
gateway foo
gateway 1.2.3.4
src gateway foo
tcp or or udp
icmp6 icmp
E
