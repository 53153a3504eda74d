# What arping tells others: neighbours made and changed by its questions, answers and announcements.
ip netns add b
ip link add m0 address 02:5c:00:00:00:01 type veth peer name m1 address 02:5c:00:00:00:02
ip link set m1 netns b
ip link set lo up; ip -n b link set lo up
ip addr add 10.97.0.1/24 dev m0; ip link set m0 up
ip -n b addr add 10.97.0.2/24 dev m1; ip -n b link set m1 up
sleep 2
s() { ip -n b neigh show dev m1; ip neigh show dev m0; echo; }
arping -q -D -c 1 -I m0 10.97.0.2; echo probe; s
arping -q -f -c 1 -I m0 10.97.0.9; echo other; s
arping -q -f -c 1 -I m0 10.97.0.2; echo question; s
ip -n b neigh flush dev m1
arping -q -U -c 1 -I m0 10.97.0.1; echo -U unknown; s
arping -q -A -c 1 -I m0 10.97.0.1; echo -A unknown; s
ip -n b neigh add 10.97.0.1 lladdr 02:00:00:00:00:77 dev m1 nud reachable
arping -q -U -c 1 -I m0 10.97.0.1; echo -U; s
ip -n b neigh replace 10.97.0.1 lladdr 02:00:00:00:00:77 dev m1 nud stale
arping -q -A -c 1 -I m0 10.97.0.1; echo -A; s
ip link set m0 address 02:5c:00:00:00:11
ping -c 1 -q 10.97.0.2 | grep trans; ip -n b neigh show dev m1
ip netns exec b sysctl -q -w net.ipv4.conf.m1.arp_ignore=8
ip neigh flush dev m0
arping -q -w 1 -I m0 10.97.0.2; echo "=> $?"
ping -c 1 -W 1 -q 10.97.0.2 | grep trans
grep -c . /proc/net/arp
