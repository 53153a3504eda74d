# Routes whose device has lost its carrier, shown and ignored.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add s0 type veth peer name s1
ip addr add 10.76.0.1/24 dev s0
ip link set s0 up
t ip route show table local
ip link set s1 up
t sysctl -w net.ipv4.conf.all.ignore_routes_with_linkdown=1
t ip link set s1 down
t ip route get 10.76.0.9
sleep 1.2
t ip route
t ip route get 10.76.0.9
t ip route add 10.77.0.0/16 via 10.76.0.2
t ip route
