# Deleting one end deletes the other, their addresses, routes, neighbours and settings.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add m0 type veth peer name m1
ip addr add 10.40.0.1/24 dev m0
ip addr add 10.40.0.2/24 dev m1
ip link set m0 up; ip link set m1 up
ip route add 10.41.0.0/16 via 10.40.0.77
ip neigh add 10.40.0.77 lladdr 02:00:00:00:00:77 dev m0
t ip neigh
t ip link del m1
t ip -4 addr
t ip route
t ip route show table local
t ip neigh
t cat /proc/sys/net/ipv4/conf/m0/rp_filter
t ip link del m0
ip link add m2 type veth peer name m3
t ip -o link
