# realms, suppress_ifgroup, tun_id, l3mdev
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
t ip rule add realms 3/4 pref 405 lookup 8
t ip rule add realms 9 pref 411 lookup 8
t ip rule add suppress_ifgroup 7 pref 406 lookup 8
t ip rule add sup_group default pref 412 lookup 8
t ip rule add l3mdev pref 407
t ip rule add tun_id 4 pref 410 lookup 5
t ip rule
t ip -d rule show pref 407
t ip -j rule
t ip rule del pref 405
t ip rule del l3mdev
t ip rule del tun_id 4
t ip rule del suppress_ifgroup 7
t ip rule
t ip rule add suppress_ifgroup nope lookup 8
t ip rule add tun_id x lookup 8
t ip rule add realms x lookup 8
