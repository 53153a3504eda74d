# Said unasked: arp_accept 0, 1, 2, drop_gratuitous_arp; announcing: arp_notify.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add b
ip link add m0 address 02:54:00:00:00:01 type veth peer name m1 address 02:54:00:00:00:02
ip link set m1 netns b
ip link set lo up; ip -n b link set lo up
ip addr add 10.54.0.1/24 dev m0; ip link set m0 up
ip -n b addr add 10.54.0.2/24 dev m1; ip -n b link set m1 up
b() { ip netns exec b sysctl -q -w "$@"; }
ip addr add 10.54.9.1/24 dev m0
ip netns exec b tcpdump -n -e -t -i m1 arp >/run/cap 2>&1 & p=$!
sleep 2
s() { ip -n b neigh show dev m1 to 10.54.0.1; ip -n b neigh show dev m1 to 10.54.9.1; ip -n b neigh flush dev m1; }
u() { arping -q -U -c 1 -I m0 10.54.0.1; arping -q -U -c 1 -I m0 10.54.9.1; s; arping -q -A -c 1 -I m0 10.54.0.1; arping -q -A -c 1 -I m0 10.54.9.1; s; }
for v in 0 1 2; do echo "arp_accept $v"; b net.ipv4.conf.m1.arp_accept=$v; u; done
echo drop; b net.ipv4.conf.m1.drop_gratuitous_arp=1; u
b net.ipv4.conf.m1.drop_gratuitous_arp=0 net.ipv4.conf.m1.arp_accept=0
echo update; ip -n b neigh add 10.54.0.1 lladdr 02:54:00:00:00:99 dev m1 nud stale
arping -q -U -c 1 -I m0 10.54.0.1; s
ip -n b neigh add 10.54.0.1 lladdr 02:54:00:00:00:99 dev m1 nud reachable
arping -q -A -c 1 -I m0 10.54.0.1; s
ip -n b neigh add 10.54.0.1 lladdr 02:54:00:00:00:99 dev m1 nud permanent
arping -q -A -c 1 -I m0 10.54.0.1; ip -n b neigh show dev m1 to 10.54.0.1
echo notify; sysctl -q -w net.ipv4.conf.m0.arp_notify=1
ip link set m0 address 02:54:00:00:00:11; sleep 0.2
ip link set m0 down; ip link set m0 up; sleep 0.2
sysctl -q -w net.ipv4.conf.m0.arp_notify=0 net.ipv4.conf.all.arp_notify=1
ip link set m0 down; ip link set m0 up; sleep 0.2
ip addr add 10.54.0.12/24 dev m0; sleep 0.2
sleep 1.5; kill $p; wait $p; grep ARP /run/cap
