# Filters that are wrong: broadcast and multicast.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
w() { while read -r e; do echo "\$ $e"; tcpdump -i lo "$e" 2>&1; echo "=> $?"; done; }
w <<'E'
arp broadcast
tcp broadcast
ip6 broadcast
icmp multicast
tcp multicast
arp multicast
broadcast foo
src broadcast
ip6 multicast or foo
E
