# A question teaches who asks; an answer teaches who answers. accept_local lets both ends stand on one machine.
ip link set lo up
ip link add m0 address 02:72:00:00:00:01 type veth peer name m1 address 02:72:00:00:00:02
ip addr add 10.73.0.1/24 dev m0
ip addr add 10.73.0.2/24 dev m1
ip link set m0 up; ip link set m1 up
sysctl -q -w net.ipv4.conf.all.accept_local=1
ping -c 1 -I m0 10.73.0.2
ip neigh show dev m0
ip neigh show dev m1
ping -c 1 -I m1 10.73.0.1
ip neigh show dev m0
ip neigh show dev m1
ip neigh flush dev m0
ip neigh show dev m0
ip neigh show dev m1
ping -c 1 -I m1 10.73.0.1
ip neigh show dev m0
ip neigh show dev m1
sleep 6
ip neigh show dev m0
ip neigh show dev m1
