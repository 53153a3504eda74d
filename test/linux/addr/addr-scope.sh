# Which address speaks: scopes, the subnet of the target, the order of primaries, another device's.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
for n in oak elm; do ip link add $n type dummy; ip link set $n up; done
ip addr add 10.75.0.1/24 dev oak scope link
ip addr add 10.75.1.1/24 dev oak
ip addr add 10.75.2.1/24 dev oak
ip addr add 10.75.2.2/24 dev oak
ip addr add 10.75.3.1/24 dev oak scope host
ip addr add 10.75.4.1/24 dev oak scope site
ip -4 addr show oak
for a in 10.75.0.9 10.75.1.9 10.75.2.9 10.75.3.9 10.75.4.9; do t ip route get $a; done
ip route add 10.76.0.0/16 dev oak
ip route add 10.77.0.0/16 via 10.75.2.77
ip route add 10.78.0.0/16 dev oak scope global
ip route add 10.79.0.0/16 dev elm
ip route add 10.80.0.0/16 dev elm scope link
ip route add 10.81.0.0/16 via 10.75.1.77 src 10.75.2.2
t ip route add 10.82.0.0/16 via 10.75.1.77 src 10.75.2.3
for a in 10.76.0.9 10.77.0.9 10.78.0.9 10.79.0.9 10.80.0.9 10.81.0.9; do t ip route get $a; done
ip addr del 10.75.1.1/24 dev oak
for a in 10.76.0.9 10.77.0.9 10.79.0.9 10.80.0.9; do t ip route get $a; done
ip addr add 10.75.9.1/24 dev lo
ip addr del 10.75.2.1/24 dev oak
t ip route get 10.79.0.9
t ip route get 10.76.0.9
ip route
