# Selectors of ip addr show
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 address 02:00:00:00:00:03 type dummy; ip link set dm3 up
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.64.0.1/24 brd + dev ea; ip addr add 10.64.0.2/24 dev ea label ea:x; ip addr add 10.64.1.1 peer 10.64.1.2/32 dev dm3
ip addr add 10.64.2.1/24 dev dm3 metric 7 noprefixroute scope link
t ip addr show up
t ip addr show scope global
t ip addr show scope link
t ip addr show scope foo
t ip addr show scope all dev ea
t ip addr show label ea
t ip addr show label "ea*"
t ip addr show label
t ip addr show to 10.64.0.0/16
t ip addr show to 10.64.1.1
t ip addr show to x
t ip addr show secondary
t ip addr show primary dev ea
t ip addr show -secondary dev ea
t ip addr show dynamic
t ip addr show permanent dev ea
t ip addr show tentative
t ip addr show noprefixroute
t ip addr show nomaster dev ea
t ip addr show master nope
t ip addr show vrf nope
t ip addr show type nope
t ip addr show type veth
t ip addr show group 0 dev ea
t ip addr show group foo
t ip addr show dev ea dev eb
t ip addr show ea eb
t ip addr show foo
t ip addr show type
