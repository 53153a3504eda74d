# The gateway that does not answer is left for the other one, when the tables offer two of the same metric.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add rtr; ip -n rtr link set lo up
ip link add oak type veth peer name ro netns rtr; ip link add elm type veth peer name re netns rtr
ip link set oak up; ip link set elm up; ip -n rtr link set ro up; ip -n rtr link set re up
ip addr add 10.79.1.1/24 dev oak; ip addr add 10.79.2.1/24 dev elm
ip -n rtr addr add 10.79.2.9/24 dev re; ip -n rtr addr add 10.79.9.9/32 dev lo
ip -n rtr route add 10.79.1.0/24 dev re
ip route add default via 10.79.1.9; ip route append default via 10.79.2.9
sleep 1.2
ip route get 10.79.9.9
ping -c 2 -W 3 -q 10.79.9.9 | grep trans
ip route get 10.79.9.9
ping -c 2 -W 1 -q 10.79.9.9 | grep trans
ip route get 10.79.9.9
ip neigh show dev oak
ip neigh show dev elm | cut -d ' ' -f 1-2
