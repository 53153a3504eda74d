# help in the middle of a command
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
t ip addr add help
t ip addr show help
t ip addr del help
t ip link add help
t ip link set help
t ip link show help
t ip route add help
t ip route show help
t ip route get help
t ip neigh add help
t ip neigh show help
t ip rule add help
t ip rule del help
t ip nexthop add help
t ip nexthop get
t ip maddr show help
t ip maddr add help dev ea
