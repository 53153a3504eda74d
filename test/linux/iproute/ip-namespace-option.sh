# -n: the same objects in another namespace
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip netns add zz; ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b netns zz
t ip -n zz link
t ip -n zz -br addr
t ip -n zz addr add 10.130.0.1/24 dev eb
t ip -n zz link set eb up
t ip -j -n zz addr show eb
t ip -n zz route
t ip -n zz route add default via 10.130.0.9
t ip -n zz route get 10.130.0.5
t ip -n zz neigh
t ip -n zz rule
t ip -n zz maddr show lo
t ip -netns zz link show lo
t ip -n zz netns
t ip -n zz netns exec zz ip -br link
t ip -n zz link add dm3 type dummy
t ip -n zz link del dm3
t ip -n zz link show dm3
t ip netns exec zz ip -n zz -br link
