# realm and realms of routes
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link set lo up
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.71.0.1/24 dev ea; ip addr add 10.71.0.2/24 dev ea; ip addr add 10.72.0.1/24 dev eb
t ip route add 10.136.0.0/16 dev ea realm 5
t ip route add 10.136.1.0/24 dev ea realms 3/4
t ip route add 10.136.2.0/24 dev ea realm x
t ip route add 10.136.2.0/24 dev ea realms 1/x
t ip route show root 10.136.0.0/16
t ip -j route show root 10.136.0.0/16
t ip route get 10.136.0.1
t ip -j route get 10.136.0.1
t ip route show realm 5
t ip -d route show 10.136.1.0/24
