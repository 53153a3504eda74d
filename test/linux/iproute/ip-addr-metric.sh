# metric: of the address and of its route
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
t ip addr add 10.134.0.1/24 dev ea metric 50
t ip route
t ip addr change 10.134.0.1/24 dev ea metric 60
t ip route
t ip addr replace 10.134.0.1/24 dev ea
t ip route
t ip -j addr show ea
t ip addr add 10.134.1.1/24 dev ea metric 0
t ip addr add 10.134.2.1/24 dev ea priority 9
t ip addr add 10.134.3.1/24 dev ea preference 10
t ip -br addr show ea
t ip addr add 10.134.4.1/24 dev ea metric
t ip route show metric 9
