# Addresses that live for a while: in use, then deprecated, then gone; which of them each listing selects.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip link add yew type dummy; ip link set yew up
t ip addr add 10.71.0.1/24 dev yew valid_lft 6000 preferred_lft 3000
t ip addr add 10.71.0.2/24 dev yew valid_lft 16 preferred_lft 7
t ip addr add 10.71.1.1/24 dev yew valid_lft forever preferred_lft 0
t ip addr add 10.71.2.1/24 dev yew preferred_lft 3
t ip addr add 10.71.3.1/24 dev yew valid_lft 16 preferred_lft 16
s() { echo "\$ $*"; "$@" | grep -v 'ether\|yew:' | cut -d ' ' -f 1-15 | grep -o 'inet.*\|forever.*'; }
s ip -4 addr show dev yew
ip -br addr show dev yew
s ip addr show dev yew dynamic
s ip addr show dev yew permanent
s ip addr show dev yew deprecated
s ip addr show dev yew -deprecated
ip route
sleep 10
s ip -4 addr show dev yew
s ip addr show dev yew deprecated
ip route get 10.71.0.9
sleep 11
s ip -4 addr show dev yew
ip route
