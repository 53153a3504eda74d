# Who answers for an address, seen by somebody who knows another one: locktime, gratuitous answers, one address twice.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add b
ip link add m0 address 02:55:00:00:00:01 type veth peer name m1 address 02:55:00:00:00:02
ip link set m1 netns b
ip link set lo up; ip -n b link set lo up
ip addr add 10.55.0.1/24 dev m0; ip link set m0 up
ip -n b addr add 10.55.0.2/24 dev m1; ip -n b link set m1 up
b() { ip netns exec b sysctl -q -w "$@"; }
sleep 2
s() { ip neigh show dev m0 to 10.55.0.2; }
ping -c 1 -q 10.55.0.2 >/dev/null; s
echo "new MAC, a question of his: believed at once"
ip -n b link set m1 address 02:55:00:00:00:12
ip netns exec b ping -c 1 -q 10.55.0.1 >/dev/null; s
echo "gratuitous answer: believed at once"
ip -n b link set m1 address 02:55:00:00:00:13
ip netns exec b arping -q -A -c 1 -I m1 10.55.0.2; s
echo "question about somebody else: only after locktime"
ip neigh replace 10.55.0.2 lladdr 02:55:00:00:00:99 dev m0 nud reachable
ip netns exec b arping -q -c 1 -I m1 10.55.0.77; s
sleep 0.5
ip netns exec b arping -q -c 1 -I m1 10.55.0.77; s
echo "long locktime"
sysctl -q -w net.ipv4.neigh.m0.locktime=1000
ip neigh replace 10.55.0.2 lladdr 02:55:00:00:00:98 dev m0 nud reachable
sleep 1.5
ip netns exec b arping -q -c 1 -I m1 10.55.0.77; s
ping -c 1 -W 1 -q 10.55.0.2 | grep trans; s
ip netns exec b arping -q -f -U -w 1 -I m1 10.55.0.2; s
echo "one address twice"
ip -n b addr add 10.55.0.1/24 dev m1
arping -D -q -c 1 -I m0 10.55.0.1; echo "=> $?"
ip netns exec b arping -D -q -c 1 -I m1 10.55.0.1; echo "=> $?"
ping -c 1 -W 1 -q 10.55.0.2 | grep trans
ip netns exec b ping -c 1 -W 1 -I 10.55.0.1 10.55.0.1 | grep trans
