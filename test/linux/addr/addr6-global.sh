# Global and other IPv6 addresses, and what they bring with them.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add oak address 02:77:00:00:00:03 type dummy; ip link set oak up
t ip addr add 2001:db8:71::1/64 dev oak
t ip addr add 2001:db8:72::1/128 dev oak
t ip addr add fd00:71::5/48 dev oak
t ip addr add 2001:db8:71::2/64 dev oak
t ip addr add 2001:db8:71::1/64 dev oak
sleep 3
t ip -6 addr show oak
t ip -6 route
t ip -6 route show table local
t ip addr del 2001:db8:71::1/64 dev oak
t ip -6 route
t ip addr del 2001:db8:71::2/64 dev oak
t ip -6 route
t ip addr del 2001:db8:71::9/64 dev oak
ip link set oak down
t ip -6 addr show oak
t ip -6 route show table all
