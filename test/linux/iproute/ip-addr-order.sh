# Order of addresses: scopes, primaries, secondaries
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
t ip addr add 10.133.0.2/24 dev ea scope link
t ip addr add 10.133.1.2/24 dev ea
t ip addr add 10.133.2.2/24 dev ea scope host
t ip addr add 10.133.3.2/24 dev ea scope site
t ip addr add 10.133.1.3/24 dev ea
t ip addr add 10.133.4.2/24 dev ea scope 100
t ip addr add 10.133.1.4/24 dev ea scope link
t ip -o addr show ea
t ip -j -br addr show ea
t ip -N addr show ea
t ip addr show ea scope 100
t ip addr show ea scope site
t ip -o addr show ea primary
t ip -o addr show ea secondary
