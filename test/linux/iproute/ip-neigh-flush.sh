# ip neigh flush, and what -s tells of it
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.93.0.1/24 dev ea
ip neigh add 10.93.0.50 lladdr 02:00:00:00:00:50 dev ea nud stale; ip neigh add 10.93.0.51 lladdr 02:00:00:00:00:51 dev ea
t ip -s neigh flush nud failed
t ip -s neigh flush 10.93.0.99
t ip -s neigh flush nud stale
t ip neigh show dev ea
t ip -s neigh flush dev ea
t ip neigh flush nud permanent dev ea
t ip neigh show dev ea
ip neigh add 10.93.0.52 lladdr 02:00:00:00:00:52 dev ea
t ip -s neigh flush all
t ip neigh flush to 10.93.0.0/24 nud all
t ip neigh show dev ea
t ip n f all
