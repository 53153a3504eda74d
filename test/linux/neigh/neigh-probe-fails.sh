# A stale entry whose owner is gone: three unicast questions, then FAILED, and its next packet asks by broadcast.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add m0 type veth peer name m1
ip addr add 10.75.0.1/24 dev m0
ip link set m0 up; ip link set m1 up
ip neigh add 10.75.0.2 lladdr 02:75:00:00:00:99 dev m0 nud stale
tcpdump -i m1 -n -e -t arp >/run/m1 2>&1 & p=$!
sleep 2
ping -c 1 -W 1 10.75.0.2
ip neigh
sleep 3
ip neigh
sleep 2
ip neigh
sleep 4
ip neigh
ping -c 1 10.75.0.2
ip neigh
sleep 1.5; kill $p; wait $p; cat /run/m1
