# ping: ping sockets, identifiers, -e with both kinds.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t ping -c 1 -e 77 127.0.0.1
t ping -c 1 -v -e 0 127.0.0.1
sysctl -qw net.ipv4.ping_group_range="0 10"
t ping -c 1 -e 77 -v 127.0.0.1
t ping -c 1 -e 0 127.0.0.1
t ping -c 1 -R 127.0.0.1
t ping -c 1 -e 5 -q 127.0.0.1
