# The routes that IPv6 makes by itself: of the loopback, of a link, before and after its address is known to be its own.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t ip -6 route
t ip -6 route show table all
ip link set lo up
t ip -6 route
t ip -6 route show table local
ip link add oak address 02:77:00:00:00:01 type veth peer name elm address 02:77:00:00:00:02
ip link set oak up; ip link set elm up
sleep 4
t ip -6 route
t ip -6 route show table local
t ip -6 route show table all
t ip -6 route show dev oak
t ip -6 route show table all dev elm
ip addr add 10.77.5.1/24 dev oak
t ip route show table all
t ip -4 route show table all
t ip -o route show table all
t ip -6 route show table main
t ip -6 route show table 7
t ip -6 route list fe80::/64
t ip -6 route show root fe80::/10
t ip -6 route show proto kernel
t ip -6 route show type local table all
ip link set elm down
sleep 1.5
t ip -6 route show table all
ip link set oak down
t ip -6 route show table all
