# Secondary addresses go with their primary, or inherit (promote_secondaries).
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add m0 type veth peer name m1
ip link set m0 up; ip link set m1 up
ip addr add 10.44.0.1/24 dev m0
ip addr add 10.44.0.2/24 dev m0
ip addr add 10.44.0.3/24 dev m0
ip addr add 10.44.0.4/25 dev m0
t ip -4 addr show m0
t ip route
t ip route show table local
t ip route get 10.44.0.200
t ip route get 10.44.0.100
t ip addr del 10.44.0.2/24 dev m0
t ip -4 addr show m0
t ip addr del 10.44.0.1/24 dev m0
t ip -4 addr show m0
t ip route
t ip route show table local
ip addr add 10.44.0.1/24 dev m0
ip addr add 10.44.0.2/24 dev m0
ip addr add 10.44.0.3/24 dev m0
t sysctl -w net.ipv4.conf.m0.promote_secondaries=1
t ip addr del 10.44.0.1/24 dev m0
t ip -4 addr show m0
t ip route
t ip route show table local
t ping -c 1 10.44.0.3
