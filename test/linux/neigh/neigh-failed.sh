# INCOMPLETE while it is asked for, then FAILED; asked anew by the next packet.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add m0 type veth peer name m1
ip addr add 10.72.0.1/24 dev m0
ip link set m0 up; ip link set m1 up
tcpdump -i m1 -n arp >/run/m1 2>&1 & p=$!
sleep 2
ping -c 1 -W 5 10.72.0.2 >/run/ping &
q=$!
sleep 0.5
for i in 1 2; do ip neigh; sleep 1; done
sleep 1.5
ip neigh
wait $q
echo "=> $?"
cat /run/ping
ip neigh
ping -c 1 -W 1 10.72.0.2
ip neigh
sleep 3
ip neigh
sleep 1.5; kill $p; wait $p; cat /run/m1
