# -all: each namespace in turn
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip netns add zz; ip netns add yy
t ip -all netns exec ip -br link
t ip -a netns exec true
t ip -all netns exec
t ip -all netns exec nosuchprogram
t ip -all netns exec false
t ip -all netns list
t ip -all netns del
t ip netns
