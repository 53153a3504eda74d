# ip link delete and the selectors of ip link show
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 type dummy; ip link add dm4 group 9 type dummy
t ip link del
t ip link del nope
t ip link del lo
t ip link del group 55
t ip link del group nope
t ip link del group default
t ip link d group 9
t ip link del dm3 type bridge
t ip link delete dev ea type veth
t ip -br link
t ip link show foo bar
t ip link show group nope
t ip link show master nope
t ip link show type
t ip link show type nosuch
t ip link show vrf nope
t ip link show nomaster
t ip link show dev lo up
t ip link show lo foo
t ip link show dev abcdefghijklmnopq
t ip link list dev lo
t ip link lst up
