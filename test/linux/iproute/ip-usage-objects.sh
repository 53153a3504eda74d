# Usage of the objects that are simulated
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
t ip
t ip help
t ip -help
t ip address help
t ip addr help
t ip link help
t ip maddr help
t ip monitor help
t ip neigh help
t ip netns help
t ip nexthop help
t ip route help
t ip rule help
t ip mrule help
