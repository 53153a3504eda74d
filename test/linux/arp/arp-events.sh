# What becomes of the entries when the link goes down, the MAC changes, the carrier goes, the address is deleted.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add b
ip link add m0 address 02:64:00:00:00:01 type veth peer name m1 address 02:64:00:00:00:02
ip link set m1 netns b
ip link set lo up; ip -n b link set lo up
ip addr add 10.64.0.1/24 dev m0; ip link set m0 up
ip -n b addr add 10.64.0.2/24 dev m1; ip -n b link set m1 up
fill() { ip neigh replace 10.64.0.3 lladdr 02:00:00:00:00:03 dev m0; ip neigh replace 10.64.0.4 lladdr 02:00:00:00:00:04 dev m0 nud stale; ip neigh replace 10.64.0.5 lladdr 02:00:00:00:00:05 dev m0 nud noarp; ip neigh replace 10.64.0.6 lladdr 02:00:00:00:00:05 dev m0 extern_learn nud reachable; }
a() { ip -4 neigh show nud all dev m0 | sort; }
sleep 2
fill; echo down; ip link set m0 down; a
ip neigh add 10.64.0.9 lladdr 02:00:00:00:00:09 dev m0; echo "=> $?"; a
ip link set m0 up; fill; echo mac; ip link set m0 address 02:64:00:00:00:11; a
fill; echo carrier; ip -n b link set m1 down; sleep 0.2; a
ip -n b link set m1 up; sleep 0.2; fill; echo kept; sysctl -q -w net.ipv4.conf.m0.arp_evict_nocarrier=0; ip -n b link set m1 down; sleep 0.2; a
ip -n b link set m1 up; sleep 0.2; sysctl -q -w net.ipv4.conf.m0.arp_evict_nocarrier=1 net.ipv4.conf.all.arp_evict_nocarrier=0; fill; echo all; ip -n b link set m1 down; sleep 0.2; a
ip -n b link set m1 up; fill; echo address; ip addr del 10.64.0.1/24 dev m0; a
ip addr add 10.64.0.1/24 dev m0; fill; echo arp off; ip link set m0 arp off; a; ip link set m0 arp on; a
fill; ip link set m0 netns b; ip -4 -n b neigh show nud all dev m0
