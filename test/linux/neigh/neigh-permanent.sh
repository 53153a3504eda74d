# A permanent entry is believed without a question, right or wrong.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add m0 address 02:77:00:00:00:01 type veth peer name m1 address 02:77:00:00:00:02
ip addr add 10.77.0.1/24 dev m0
ip link set m0 up; ip link set m1 up
ip neigh add 10.77.0.2 lladdr 02:77:00:00:00:99 dev m0
tcpdump -i m1 -n -e -t 'arp or icmp' >/run/m1 2>&1 & p=$!
sleep 2
ping -c 2 -W 1 10.77.0.2
echo "=> $?"
ip neigh
ip neigh replace 10.77.0.2 lladdr 02:77:00:00:00:02 dev m0
ping -c 1 -W 1 10.77.0.2
echo "=> $?"
ip neigh
sleep 1.5; kill $p; wait $p; cat /run/m1
ip link set m0 down
ip neigh
