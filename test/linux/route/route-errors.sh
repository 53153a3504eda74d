# ip route: what is refused.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add m0 type veth peer name m1
ip addr add 10.51.0.1/24 dev m0
t ip route add 10.52.0.0/16 dev m0
ip link set m0 up; ip link set m1 up
t ip route add 10.52.0.0/16 via 10.51.0.77
t ip route add 10.52.0.0/16 via 10.51.0.77
t ip route add 10.53.0.0/16 via 10.77.0.1
t ip route add 10.53.0.0/16 dev nosuch
t ip route add 10.53.0.0/33 dev m0
t ip route add 10.53.0.1/16 dev m0
t ip route add 10.53.0.0/16
t ip route add 10.53.0.0/24 via foo
t ip route add 10.53.0.0/24 dev m0 metric x
t ip route add 10.53.0.0/24 dev m0 foo
t ip route add 10.53.0.0/24 dev m0 src 9.9.9.9
t ip route add 10.53.0.0/24 via 10.51.0.1
t ip route add 10.53.0.0/24 dev m0 scope host
t ip route add 10.53.0.0/24 dev m0 scope foo
t ip route add 10.53.0.0/24 proto foo dev m0
t ip route del 10.54.0.0/16
t ip route change 10.99.0.0/16 dev m0
t ip route flush
t ip route show table 77
t ip route foo
t ip route get foo
t ip route get
t ip route get 1.2.3.4
t ip route
