# route, the old one.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add m0 type veth peer name m1
t route -n
ip addr add 10.67.0.1/17 dev m0
ip addr add 10.67.128.1/32 dev m1
ip link set m0 up; ip link set m1 up
ip route add default via 10.67.0.254 metric 7
ip route add 10.68.0.9 via 10.67.0.3
ip route add unreachable 10.69.0.0/16
t route -n
t route -ne
t route
