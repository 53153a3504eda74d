# ip address: what is refused.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add m0 type veth peer name m1
t ip addr add
t ip addr add 10.42.0.1
t ip addr add dev m0
t ip addr add 10.42.0.1/24 dev nosuch
t ip addr add 10.42.0.1/33 dev m0
t ip addr add 10.42.0.300/24 dev m0
t ip addr add foo dev m0
t ip addr add 10.42.0.1/24 dev m0
t ip addr add 10.42.0.1/24 dev m0
t ip addr add 10.42.0.1/24 m0
t ip addr add 10.42.0.1/24 dev m0 scope foo
t ip addr add 10.42.0.1/24 dev m0 foo
t ip addr add 10.42.0.1/24 dev m0 brd x
t ip addr add 10.42.7.1/24 dev m0 label foo
t ip addr del 10.42.0.5/24 dev m0
t ip addr del 10.42.0.1/25 dev m0
t ip addr del 10.42.0.1/24
t ip addr flush
t ip addr foo
t ip addr show foo
t ip addr show dev m0 dev m1
t ip addr add 10.42.0.1/24 dev m0 scope link
t ip -4 addr show dev m0
