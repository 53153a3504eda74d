# Filters on "any": no Ethernet there, but directions and devices.
sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
w() { while read -r e; do echo "\$ $e"; timeout 5 tcpdump -i any "$e" 2>&1 | grep -v "^listening\|^tcpdump: verbose\|packets captured\|packets received\|packets dropped\|^$"; done; }
w <<'E'
ether host 1:2:3:4:5:6
ether src 1:2:3:4:5:6
broadcast
ether multicast
multicast
vlan
vlan 5
inbound
outbound
ifindex 1
host 1.2.3.4
ether proto 0x806
arp and icmp
E
