# bind() takes what is ours, a broadcast or a multicast address, and any other only with ip_nonlocal_bind.
ip link set lo up
ip link add k0 type veth peer name k1
ip addr add 10.31.7.1 peer 10.31.7.255/24 dev k0
ip link set k0 up
ip link set k1 up
sleep 1.2
arping -c 1 -w 1 -s 10.31.7.255 -I k0 10.31.7.9
echo "=> $?"
arping -c 1 -w 1 -s 224.0.0.5 -I k0 10.31.7.9
echo "=> $?"
arping -c 1 -w 1 -s 255.255.255.255 -I k0 10.31.7.9
echo "=> $?"
arping -c 1 -w 1 -s 10.31.7.8 -I k0 10.31.7.9
echo "=> $?"
sysctl -w net.ipv4.ip_nonlocal_bind=1
arping -c 1 -w 1 -s 10.31.7.8 -I k0 10.31.7.9
echo "=> $?"
arping -c 1 -w 1 -s 127.0.0.9 -I k0 10.31.7.9
echo "=> $?"
