# Ways to write rules, and what is selected
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
t ip rule add lookup 7
t ip rule add table 8 pref 10
t ip rule add order 11 table 8
t ip rule add dev ea lookup 9
t ip rule add from 10.1 lookup 9 pref 12
t ip rule add from default to any lookup 9 pref 13
t ip rule add from all fwmark 0x10 lookup 9 pref 14
t ip rule add type blackhole pref 15
t ip rule add blackhole pref 15
t ip rule add un pref 16
t ip rule a pref 17 l 9
t ip rule
t ip rule show lookup 9
t ip rule show table main
t ip rule show from 10.1.0.0
t ip rule show iif ea
t ip rule list pref 14
t ip rule lst fwmark 0x10
t ip rule flush table 9
t ip rule
t ip rule flush
t ip rule
t ip rule add pref 32766 lookup main
