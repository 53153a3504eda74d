# Adding, replacing, appending and deleting; metrics; several listings.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add m0 type veth peer name m1
ip addr add 10.55.0.1/24 dev m0
ip addr add 10.56.0.1/24 dev m1
ip link set m0 up; ip link set m1 up
t ip route add default via 10.55.0.9 metric 100
t ip route add default via 10.55.0.10 dev m0 metric 50
t ip route add 10.57.0.0/16 dev m0 metric 5 src 10.55.0.1
t ip route add 10.58.0.1 dev m0 scope link
t ip route add 10.59.0.0/24 dev m0 proto static
t ip route add 10.60.0.0/24 via 10.77.0.1 dev m0 onlink
t ip route
t ip route show default
t ip route show dev m1
t ip route show 10.57.0.0/16
t ip route show proto static
t ip route show scope link
t ip route show via 10.77.0.1
t ip route show match 10.60.0.9
t ip route show root 10.56.0.0/14
t route -n
t ip route replace 10.59.0.0/24 dev m1
t ip route append 10.59.0.0/24 dev m0
t ip route append 10.59.0.0/24 dev m0
t ip route prepend 10.59.0.0/24 via 10.55.0.7
t ip route change 10.58.0.1 via 10.55.0.8
t ip route
t ip route del default
t ip route
t ip route del 10.59.0.0/24 dev m0
t ip route
t ip route flush 10.59.0.0/24
t ip route
t ip route flush dev m1
t ip route
