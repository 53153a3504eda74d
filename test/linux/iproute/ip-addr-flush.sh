# ip addr flush and what -s tells of it
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip addr add 10.67.1.1/24 dev ea; ip addr add 10.67.1.2/24 dev ea; ip addr add 10.67.2.1/24 dev ea label ea:y scope link
t ip addr flush
t ip addr flush dev nope
t ip -s -s addr flush dev ea label x
t ip -s addr flush dev ea secondary
t ip -br addr show ea
t ip -s -s addr flush dev ea scope link
t ip -s -s addr flush dev ea
t ip -s addr flush dev ea
ip addr add 10.67.3.1/24 dev ea; ip addr add 10.67.4.1/24 dev eb
t ip addr flush to 10.67.3.0/24
t ip -br addr
t ip addr flush to x
t ip addr flush scope foo
t ip -4 addr flush scope global
t ip -br addr
t ip -l 1 -s addr flush dev ea
