# Packets wait for the neighbour together and fail together; the queue is limited in bytes, the oldest goes first.
ip link set lo up
ip link add m0 type veth peer name m1
ip addr add 10.78.0.1/24 dev m0
ip link set m0 up; ip link set m1 up
ping -c 6 -i 0.5 10.78.0.2
echo "=> $?"
sysctl -w net.ipv4.neigh.m0.unres_qlen_bytes=2500
cat /proc/sys/net/ipv4/neigh/m0/unres_qlen
ping -c 6 -i 0.5 10.78.0.3
echo "=> $?"
ping -c 6 -i 0.5 -s 1000 10.78.0.4
echo "=> $?"
