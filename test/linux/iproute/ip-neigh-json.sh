# ip neigh in every form
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.91.0.1/24 dev ea
ip neigh add 10.91.0.50 lladdr 02:00:00:00:00:50 dev ea; ip neigh add 10.91.0.51 lladdr 02:00:00:00:00:51 nud stale dev ea router extern_learn protocol static
ip neigh add 10.91.0.52 dev ea nud noarp lladdr 2:2:2:2:2:2; ip neigh add proxy 10.91.0.61 dev ea router protocol 50
t ip  neigh show 10.91.0.50
t ip  neigh show 10.91.0.51
t ip -j neigh show 10.91.0.50
t ip -j neigh show 10.91.0.51
t ip -br neigh show 10.91.0.50
t ip -br neigh show 10.91.0.51
t ip -j -br neigh show 10.91.0.50
t ip -j -br neigh show 10.91.0.51
t ip -N neigh show 10.91.0.50
t ip -N neigh show 10.91.0.51
t ip -c neigh show 10.91.0.50
t ip -c neigh show 10.91.0.51
t ip -o neigh show 10.91.0.50
t ip -o neigh show 10.91.0.51
t ip -d neigh show 10.91.0.50
t ip -d neigh show 10.91.0.51
t ip neigh show 10.91.0.52
t ip neigh show 10.91.0.52 nud noarp
t ip -j -p neigh show 10.91.0.51 dev ea
t ip -br neigh show 10.91.0.50 dev ea
t ip -c -br neigh show 10.91.0.50
t ip -j neigh show proxy
t ip neigh show proxy dev ea
t ip -br neigh show proxy
t ip -c neigh show proxy
t ip -j neigh get 10.91.0.50 dev ea
t ip -j neigh show dev eb
t ip -j neigh show nud failed
