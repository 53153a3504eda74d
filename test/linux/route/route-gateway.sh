# A route by way of a gateway that does not answer: the neighbour that is asked for is the gateway.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add m0 type veth peer name m1
ip addr add 10.66.0.1/24 dev m0
ip link set m0 up; ip link set m1 up
ip route add default via 10.66.0.254
tcpdump -i m1 -n arp >/run/m1 2>&1 & p=$!
sleep 2
ping -c 3 9.9.9.9
echo "=> $?"
ip neigh
ip route get 9.9.9.9
sleep 1.5; kill $p; wait $p; cat /run/m1
ip link set m0 down
ip route
ping -c 1 9.9.9.9
echo "=> $?"
ip link set m0 up
ip route
