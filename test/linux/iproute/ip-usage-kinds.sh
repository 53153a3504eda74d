# Usage of kinds of devices: asked for, and where words are wrong
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
t ip link help veth
t ip link help bridge
t ip link help dummy
t ip link help vlan
t ip link help vxlan
t ip link help macvlan
t ip link help ipvlan
t ip link help bond
t ip link help vrf
t ip link help ifb
t ip link help nlmon
t ip link help bridge_slave
t ip link help can
t ip link help nosuch
t ip link add xx type veth help
t ip link add xx type bridge help
t ip link add xx type vlan help
t ip link add xx type vxlan help
t ip link add xx type macvlan help
t ip link add xx type ipvlan help
t ip link add xx type vrf help
