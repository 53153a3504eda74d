# ip route get: to, from, oif; own, broadcast, multicast and unknown addresses.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add m0 type veth peer name m1
ip addr add 10.61.0.1/20 dev m0
ip addr add 10.62.0.1/24 dev m1
ip link set m0 up; ip link set m1 up
ip route add 10.63.0.0/16 via 10.61.0.2
t ip route get 10.61.0.1
t ip route get 10.61.0.2
t ip route get 10.61.15.255
t ip route get 10.61.16.1
t ip route get 10.62.0.1
t ip route get 10.62.0.255
t ip route get 127.0.0.1
t ip route get 10.63.1.1
t ip route get 10.63.1.1 from 10.61.0.1
t ip route get 10.63.1.1 from 10.62.0.1
t ip route get 10.63.1.1 from 9.9.9.9
t ip route get 10.63.1.1 oif m0
t ip route get 10.63.1.1 oif m1
t ip route get 10.61.0.1 oif m0
t ip route get 10.61.0.1 oif m1
t ip route get 10.62.0.1 from 10.61.0.1
t ip route get 255.255.255.255
t ip route get 0.0.0.0
t ip route get 8.8.8.8
