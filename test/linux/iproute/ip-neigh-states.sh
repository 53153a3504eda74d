# States by name and by number
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.143.0.1/24 dev ea
t ip neigh add 10.143.0.5 lladdr 02:00:00:00:00:05 dev ea nud 0x40
t ip neigh show 10.143.0.5 nud noarp
t ip neigh change 10.143.0.5 lladdr 02:00:00:00:00:05 dev ea nud permanent
t ip neigh show 10.143.0.5
t ip neigh change 10.143.0.5 dev ea nud failed
t ip neigh show 10.143.0.5
t ip neigh show nud failed dev ea
t ip neigh add 10.143.0.6 lladdr 02:00:00:00:00:06 dev ea nud stale
t ip neigh change 10.143.0.6 dev ea nud noarp
t ip neigh show 10.143.0.6 nud all
t ip neigh show nud 0x80
t ip neigh show nud x
t ip neigh show nud 300
t ip neigh show unused nud noarp dev ea
t ip neigh del 10.143.0.6 dev ea
t ip -j neigh show 10.143.0.6 nud all
