# Neighbours that are answered for: what remains without a carrier, and in which order they are listed.
ip link set lo up
ip link add aa type veth peer name bb
ip link set aa up; ip link set bb up
sleep 1.3
ip neigh add proxy 10.1.1.1 dev aa
ip neigh add proxy 10.1.1.2 dev aa nud stale
ip neigh add proxy 10.1.1.3 dev aa nud permanent
ip neigh show proxy | sort
ip link set bb down; sleep 1.3
ip neigh show proxy | sort
ip link set aa down; sleep 1.3
echo down; ip neigh show proxy | sort
ip link set aa up
for i in 1 2 3 17 18 19 33 34 35 200 201 100; do ip neigh add proxy 10.1.1.$i dev aa; done
ip neigh add proxy 10.1.2.1
ip neigh add proxy 172.16.5.9 dev bb
ip neigh show proxy
cat /proc/net/arp
