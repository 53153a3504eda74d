# Lengths, broadcasts, peers, scopes, labels; long, brief and one-line listings.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add m0 type veth peer name m1
t ip addr add 10.43.0.1/24 dev m0
t ip addr add 10.43.1.1/25 brd + dev m0
t ip addr add 10.43.2.1/24 brd - dev m0
t ip addr add 10.43.3.1/24 broadcast 10.43.3.99 dev m0
t ip addr add 10.43.4.1 dev m0
t ip addr add 10.43.5.1 peer 10.43.5.2 dev m0
t ip addr add 10.43.6.1/31 dev m0
t ip addr add 10.43.8/21 dev m0
t ip addr add 10.43.16.1/24 dev m0 scope link label m0:x
t ip addr add 10.43.17.1/24 dev m0 noprefixroute
t ip addr add 127.3.3.3/8 dev m0
t ip -4 addr show dev m0
t ip -br -4 addr
t ip -o -4 addr show m0
t ip addr show scope host
t ip -4 addr show scope link
t ip addr show up
t ip route
ip link set m0 up; ip link set m1 up
t ip route
t ip route show table local
t route -n
t ip addr flush dev m0
t ip -4 addr
t ip route
