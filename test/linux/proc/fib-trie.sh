# /proc/net/fib_trie and fib_triestat: how the tables grow and shrink, and part when a rule comes.
echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6; echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
cd /proc/net; cat fib_trie fib_triestat
ip link set lo up; cat fib_trie
ip link add e1 type veth peer name e2; ip link set e1 up; ip link set e2 up; ip addr add 10.71.0.1/24 dev e1; sleep 1.2
ip route add 10.72.0.0/16 via 10.71.0.9; ip route add blackhole 10.73.0.0/16; ip route add default via 10.71.0.254; ip route add 10.71.0.128/25 dev e2
cat fib_trie fib_triestat
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do ip route add 10.80.$i.0/24 dev e1; done; cat fib_trie fib_triestat
for i in 2 3 4 5 6 7 9 10 11; do ip route del 10.80.$i.0/24; done; cat fib_trie
ip route add 10.99.0.0/16 dev e1 table 77; ip route add 10.99.0.0/16 tos 0x10 dev e2 table 77; cat fib_trie | tail -4; cat fib_triestat | grep -c Id
ip rule add from 10.71.0.7 table 77; cat fib_trie fib_triestat
