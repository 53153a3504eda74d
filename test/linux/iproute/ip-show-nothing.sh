# Listings with nothing in them
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
t ip route
t ip -j route
t ip -j -p route
t ip route show table local
t ip neigh
t ip -j neigh
t ip nexthop
t ip -j -p nexthop
t ip netns
t ip -j netns
t ip netns list-id
t ip -4 addr
t ip -6 addr
t ip -j -4 addr
t ip -j -p -6 addr
t ip addr show up
t ip -br addr show up
t ip link show up
t ip neigh show proxy
t ip -j neigh show proxy
t ip route show cache
t ip -j route show cache
t ip route get 10.1.1.1
t ip route get 127.0.0.1
t ip rule show pref 5
