# arp_ignore 0 to 3 and 8, arp_filter: which address is told to whom.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add b
ip link add m0 address 02:52:00:00:00:01 type veth peer name m1 address 02:52:00:00:00:02
ip link set m1 netns b
ip link set lo up; ip -n b link set lo up
ip addr add 10.52.0.1/24 dev m0; ip link set m0 up
ip -n b addr add 10.52.0.2/24 dev m1; ip -n b link set m1 up
b() { ip netns exec b sysctl -q -w "$@"; }
ip -n b addr add 10.52.1.2/24 dev lo
ip -n b addr add 10.52.2.2/24 scope link dev lo
ip -n b addr add 10.52.3.2/24 scope host dev lo
ip -n b addr add 10.52.0.130/25 dev m1
ip -n b addr add 10.52.4.2/24 dev m1
sleep 2
ask() { for a in 10.52.0.2 10.52.0.130 10.52.1.2 10.52.2.2 10.52.3.2 10.52.4.2; do arping -q -f -w 1 -I m0 $a && echo "$a yes" || echo "$a no"; done; }
for v in 0 1 2 3 8; do echo "arp_ignore $v"; b net.ipv4.conf.m1.arp_ignore=$v; ask; done
b net.ipv4.conf.m1.arp_ignore=0 net.ipv4.conf.all.arp_ignore=1; echo all; arping -q -f -w 1 -I m0 10.52.1.2; echo "=> $?"
arping -q -D -w 1 -I m0 10.52.1.2; echo "=> $?"
arping -q -D -w 1 -I m0 10.52.4.2; echo "=> $?"
b net.ipv4.conf.all.arp_ignore=0
arping -q -D -w 1 -I m0 10.52.1.2; echo "=> $?"
echo filter; b net.ipv4.conf.m1.arp_filter=1
ask
ip -n b route add 10.52.0.1/32 dev lo
arping -q -f -w 1 -I m0 10.52.0.2; echo "=> $?"
