# A stale entry is used at once, asked after 5 s, and settled by the answer: STALE, DELAY, PROBE, REACHABLE.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add m0 address 02:74:00:00:00:01 type veth peer name m1 address 02:74:00:00:00:02
ip addr add 10.74.0.1/24 dev m0
ip addr add 10.74.0.2/24 dev m1
ip link set m0 up; ip link set m1 up
sysctl -q -w net.ipv4.conf.all.accept_local=1
ip neigh add 10.74.0.2 lladdr 02:74:00:00:00:02 dev m0 nud stale
tcpdump -i m1 -n -e arp >/run/m1 2>&1 & p=$!
sleep 2
ip neigh show dev m0
ping -c 1 -W 1 -I m0 10.74.0.2
ip neigh show dev m0
sleep 3
ip neigh show dev m0
sleep 3
ip neigh show dev m0
ip neigh show dev m1
sleep 1.5; kill $p; wait $p; cat /run/m1
