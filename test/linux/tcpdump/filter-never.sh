# Filters that no packet passes.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
w() { while read -r e; do echo "\$ $e"; tcpdump -i lo "$e" 2>&1; echo "=> $?"; done; }
w <<'E'
arp and icmp
icmp and not icmp
ip6 and icmp
ether proto \arp and icmp
src host 1.2.3.4 and src host 1.2.3.5
arp and port 3
tcp and udp port 53
icmp or arp and ip6
icmp[0] = 8 and icmp[0] = 0
ip[0] & 1 = 1 and ip[0] & 1 = 0
len = 5 and len = 6
1 = 2
3 - 1 = 5
port 53 and arp
E
