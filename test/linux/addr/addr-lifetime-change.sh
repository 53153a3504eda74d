# A lifetime given anew: change and replace, from a while to for ever and back; deprecated ones are still used; errors.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip link add yew type dummy; ip link set yew up
t ip addr add 10.72.0.1/24 dev yew valid_lft 100 preferred_lft 50
t ip addr change 10.72.0.1/24 dev yew valid_lft 200 preferred_lft 200
ip -4 addr show dev yew
t ip addr replace 10.72.0.1/24 dev yew
ip -4 addr show dev yew
t ip addr replace 10.72.0.1/24 dev yew valid_lft 3 preferred_lft 3
ip -4 addr show dev yew
t ip addr change 10.72.0.1/24 dev yew valid_lft forever preferred_lft forever
ip -4 addr show dev yew
t ip addr change 10.72.0.9/24 dev yew
t ip addr change 10.72.0.1/24 dev yew preferred_lft 0
ip -4 addr show dev yew
ping -c 1 -q -W 1 10.72.0.1 | grep trans
t ip addr add 10.72.0.1/24 dev yew valid_lft 7
t ip addr add 10.72.2.1/24 dev yew valid_lft 7 preferred_lft 8
t ip addr add 10.72.2.1/24 dev yew valid_lft 0
t ip addr add 10.72.2.1/24 dev yew valid_lft 7
t ip addr add 10.72.2.1/24 dev yew valid_lft x
t ip addr add 10.72.2.1/24 dev yew preferred_lft
t ip addr add 10.72.2.1/24 dev yew valid_lft -3 preferred_lft 1
t ip addr add 10.72.2.2/24 dev yew valid_lft 30 valid_lft 40
t ip addr add 10.72.2.3/24 dev yew valid_lft 0x10 preferred_lft 010
t ip addr add 10.72.3.1/24 dev yew valid_lft 4294967295 preferred_lft 4294967294
t ip addr add 10.72.4.1/24 dev yew valid_lft 4000000000 preferred_lft 3000000000
ip -4 addr show dev yew
