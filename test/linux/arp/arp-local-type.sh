# What is local or broadcast on one device is so for ARP on every other: inet_addr_type asks for no device.
ip netns add b
ip link add m0 address 02:5a:00:00:00:01 type veth peer name m1 address 02:5a:00:00:00:02
ip link add k0 type dummy
ip link set m1 netns b
ip link set lo up; ip -n b link set lo up
ip addr add 10.90.0.1/24 dev m0; ip link set m0 up
ip -n b addr add 10.90.0.2/24 dev m1; ip -n b link set m1 up
ip -n b link add k1 type dummy; ip -n b addr add 10.91.0.2/24 brd + dev k1; ip -n b link set k1 up
ip addr add 10.92.0.1/24 brd + dev k0; ip link set k0 up
sleep 2
arping -q -D -c 1 -I m0 10.91.0.2; echo "=> $?"
arping -q -D -c 1 -I m0 10.91.0.255; echo "=> $?"
arping -q -f -w 1 -I m0 10.91.0.2; echo "=> $?"
arping -q -f -w 1 -I m0 10.91.0.255; echo "=> $?"
sysctl -q -w net.ipv4.conf.m0.arp_accept=1
ip neigh add 10.92.0.255 lladdr 02:00:00:00:00:05 dev m0 nud stale
ip neigh show dev m0
ip -n b addr add 10.92.0.1/32 dev lo; ip -n b addr add 10.93.0.9/32 dev lo
ip netns exec b arping -q -U -c 1 -I m1 10.92.0.1
ip netns exec b arping -q -U -c 1 -I m1 10.93.0.9
ip neigh show dev m0 to 10.92.0.1
ip neigh show dev m0 to 10.93.0.9
ip neigh add 10.92.0.1 lladdr 02:00:00:00:00:06 dev m0
ip neigh show dev m0 to 10.92.0.1
