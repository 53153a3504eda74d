# Entries that nobody uses go only when there are many: gc_stale_time above gc_thresh1 (128).
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add b
ip link add m0 address 02:59:00:00:00:01 type veth peer name m1 address 02:59:00:00:00:02
ip link set m1 netns b
ip link set lo up; ip -n b link set lo up
ip addr add 10.59.0.1/24 dev m0; ip link set m0 up
ip -n b addr add 10.59.0.2/24 dev m1; ip -n b link set m1 up
b() { ip netns exec b sysctl -q -w "$@"; }
sysctl -q -w net.ipv4.neigh.m0.gc_stale_time=1
n() { ip neigh show dev m0 nud stale | wc -l; }
ip neigh add 10.59.0.3 lladdr 02:00:00:00:00:03 dev m0 nud stale
sleep 2; n
i=0; while [ $i -lt 140 ]; do ip neigh add 10.59.1.$i lladdr 02:00:00:00:01:00 dev m0 nud stale; i=$((i+1)); done
ip neigh add 10.59.0.4 lladdr 02:00:00:00:00:04 dev m0
ip neigh add 10.59.0.5 lladdr 02:00:00:00:00:05 dev m0 nud noarp
ip neigh add 10.59.0.6 lladdr 02:00:00:00:00:06 dev m0 extern_learn nud stale
sleep 33; n
ip -4 neigh show dev m0 nud all | sort
