# Deleting without a length: the warning
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip addr add 10.132.0.1/24 dev ea; ip addr add 10.132.0.1/16 dev ea; ip addr add 10.132.1.1/32 dev ea
t ip addr del 10.132.0.1 dev ea
t ip -br addr show ea
t ip addr del 10.132.0.1 dev ea
t ip addr del 10.132.0.1 dev ea
t ip addr del 10.132.1.1/24 dev ea
t ip addr del 10.132.1.1/32 dev ea
t ip -br addr show ea
