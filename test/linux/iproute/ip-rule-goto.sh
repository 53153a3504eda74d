# goto: found, unresolved, resolved later
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
t ip rule add goto 500 pref 100
t ip rule
t ip rule add prohibit pref 500
t ip rule
t ip -j rule show pref 100
t ip route get 8.8.8.8
t ip rule del pref 500
t ip rule show pref 100
t ip -j rule show pref 100
t ip rule add goto 50 pref 100
t ip rule add goto 100 pref 100
t ip rule add iif lo goto 600 pref 101
t ip rule del goto 500
t ip rule
