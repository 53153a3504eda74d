# Addresses with a peer, in every form
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up
t ip addr add 10.131.0.1 peer 10.131.0.2 dev ea
t ip addr add 10.131.1.1 peer 10.131.1.2/24 dev ea
t ip addr add 10.131.2.1/24 peer 10.131.2.2/30 dev ea
t ip addr add 10.131.3.1 remote 10.131.3.2 dev ea
t ip addr add 10.131.0.1 peer 10.131.0.2 dev ea
t ip addr show ea
t ip -j addr show ea
t ip -br addr show ea
t ip -o addr show ea
t ip -c addr show ea
t ip addr del 10.131.0.1 peer 10.131.0.2 dev ea
t ip addr del 10.131.1.1 peer 10.131.1.3/24 dev ea
t ip addr del 10.131.2.1/24 dev ea
t ip addr del 10.131.3.1 dev ea
t ip -br addr show ea
