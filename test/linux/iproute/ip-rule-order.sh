# Priorities of rules
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
t ip rule add lookup 5
t ip rule add lookup 6
t ip rule add from 10.0.0.0/8 lookup 7 pref 32765
t ip rule add from 10.0.0.0/8 lookup 7 pref 32765
t ip rule add to 10.0.0.0/8 lookup 7 pref 32765
t ip rule add from 10.1.0.0/16 lookup 8 pref 0
t ip rule
t ip rule del lookup 5
t ip rule del pref 0
t ip rule del from 10.0.0.0/8
t ip rule
t ip rule del pref 0
t ip rule
t ip -j rule show lookup main
t ip rule flush
t ip rule
t ip rule add lookup main pref 32766
t ip rule
