# A pair over two namespaces, as text and JSON
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip netns add zz
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set eb netns zz
t ip link show ea
t ip -j link show ea
t ip -d -j link show ea
t ip -br link show ea
t ip -br -j link show ea
t ip -n zz link show eb
t ip -n zz -j -p addr show eb
t ip -j addr show ea
t ip netns list-id
t ip -n zz netns list-id
t ip -n zz link set eb name ec
t ip -n zz -br link show ec
t ip link del ea
t ip -n zz -br link
