# What ip rule refuses
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
t ip rule add
t ip rule del
t ip rule add foo
t ip rule add from
t ip rule add from x
t ip rule add from 10.0.0.0/33
t ip rule add to x lookup 5
t ip rule add pref x
t ip rule add priority
t ip rule add fwmark x lookup 5
t ip rule add fwmark 1/x lookup 5
t ip rule add tos x lookup 5
t ip rule add tos 0x11 lookup 5
t ip rule add lookup x
t ip rule add lookup
t ip rule add uidrange x lookup 5
t ip rule add ipproto x lookup 5
t ip rule add sport x lookup 5
t ip rule add dport 5-x lookup 5
t ip rule add goto x
t ip rule add goto 5 pref 7
t ip rule add iif
t ip rule add protocol x lookup 5
t ip rule add protocol 300 lookup 5
t ip rule add suppress_prefixlength x lookup 5
t ip rule add type nosuch
t ip rule add pref 5 lookup 5
t ip rule add pref 5 lookup 5
t ip rule del pref 6
t ip rule del from 1.1.1.1
t ip rule del pref 0
t ip rule show foo
t ip rule show pref x
t ip rule show from x
t ip rule xx
t ip rule flush foo
t ip rule
