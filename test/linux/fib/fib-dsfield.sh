# Names of DSCP values in routes and rules, as words and as numbers.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip link add oak type dummy; ip link set oak up; ip addr add 10.83.0.1/24 dev oak
t ip route add 10.83.1.0/24 tos AF11 dev oak
t ip route add 10.83.1.0/24 dsfield 0x10 dev oak
t ip route add 10.83.1.0/24 tos CS1 dev oak
t ip route add 10.83.1.0/24 tos 8 dev oak
t ip route add 10.83.1.0/24 tos default dev oak
t ip route add 10.83.1.0/24 tos EF dev oak
t ip route add 10.83.1.0/24 tos af12 dev oak
t ip route add 10.83.1.0/24 tos 0x100 dev oak
t ip route add 10.83.1.0/24 tos 3 dev oak
ip route
t ip route show tos AF11
t ip route show tos 0x10
t ip route get 10.83.1.9 tos CS1
t ip route get 10.83.1.9 tos 0x10
t ip route get 10.83.1.9 tos EF
t ip rule add tos AF11 table 9
t ip rule add tos 0x10 table 9
t ip rule add tos CS2 table 9 pref 40
t ip rule add dsfield 0x0c table 9
t ip rule add tos nosuch table 9
ip rule
t ip rule show tos 0x10
t ip route del 10.83.1.0/24 tos AF11
ip route
