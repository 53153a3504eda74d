# Addresses that live for a while: valid_lft and preferred_lft, deprecated, gone; how each listing says it.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip link add yew type dummy; ip link set yew up
t ip addr add 10.71.0.1/24 dev yew valid_lft 60 preferred_lft 30
t ip addr add 10.71.0.2/24 dev yew valid_lft 5 preferred_lft 2
t ip addr add 10.71.1.1/24 dev yew valid_lft forever preferred_lft 0
t ip addr add 10.71.2.1/24 dev yew preferred_lft 3
t ip addr add 10.71.3.1/24 dev yew valid_lft 9 preferred_lft 9
ip -4 addr show dev yew
ip -o -4 addr show dev yew
ip -br addr show dev yew
ip addr show dev yew dynamic
ip addr show dev yew permanent
ip addr show dev yew deprecated
ip route
sleep 3.5
ip -4 addr show dev yew
ip addr show dev yew deprecated
ip route get 10.71.0.9
sleep 4
ip -4 addr show dev yew
sleep 4
ip -4 addr show dev yew
ip route
