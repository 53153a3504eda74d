# Deleting an address takes its routes, and those that prefer it as a source.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add m0 type veth peer name m1
ip link set m0 up; ip link set m1 up
ip addr add 10.46.0.1/24 dev m0
ip addr add 10.47.0.1/24 dev m0
ip route add 10.48.0.0/16 via 10.46.0.9
ip route add 10.49.0.0/16 dev m0 src 10.46.0.1
ip route add 10.50.0.0/16 dev m0 src 10.47.0.1
t ip route
t ip addr del 10.46.0.1/24 dev m0
t ip route
t ip route get 10.48.0.1
t ip route get 10.46.0.1
t ip addr del 10.47.0.1/24 dev m0
t ip route
t ip route show table local
