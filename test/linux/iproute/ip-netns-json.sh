# ip netns: list, list-id, as text and JSON
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip netns add zz; ip netns add yy; ip link add ea type veth peer name eb netns zz
t ip netns
t ip -j netns
t ip -j -p netns
t ip netns list-id
t ip -j netns list-id
t ip -j -p netns list-id
t ip netns list-id nsid 0
t ip netns list-id nsid 5
t ip -n zz netns list-id
t ip -n zz -j netns list-id
ip netns del zz; sleep .5
t ip -j netns
t ip -j netns list-id
t ip netns del yy
t ip netns
t ip -j netns
t ip -j -p netns
