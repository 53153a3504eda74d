# router, extern_learn, managed, protocol of neighbours
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.142.0.1/24 dev ea
t ip neigh add 10.142.0.5 lladdr 02:00:00:00:00:05 dev ea router
t ip neigh show 10.142.0.5
t ip neigh replace 10.142.0.5 lladdr 02:00:00:00:00:05 dev ea
t ip neigh show 10.142.0.5
t ip neigh add 10.142.0.6 lladdr 02:00:00:00:00:06 dev ea extern_learn
t ip -j neigh show 10.142.0.6
t ip neigh add 10.142.0.7 lladdr 02:00:00:00:00:07 dev ea protocol bgp nud noarp
t ip neigh show 10.142.0.7 nud noarp
t ip -j -N neigh show 10.142.0.7 nud all
t ip neigh show proto bgp nud noarp
t ip neigh show proto static
t ip neigh add 10.142.0.8 dev ea managed nud permanent lladdr 02:00:00:00:00:08
t ip neigh add 10.142.0.9 dev ea nud none
t ip neigh show 10.142.0.9 nud none
t ip neigh get 10.142.0.9 dev ea
