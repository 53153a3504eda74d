# sysctl: names of devices with dots.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add a.b type dummy
t sysctl net.ipv4.conf.a/b.rp_filter
t sysctl net/ipv4/conf/a.b/rp_filter
t sysctl net.ipv4.conf.a.b.rp_filter
t sysctl -w net.ipv4.conf.a/b.rp_filter=2
t sysctl -w net/ipv4/conf/a.b/rp_filter=1
t sysctl -a -r 'a/b.rp_filter'
t cat /proc/sys/net/ipv4/conf/a.b/rp_filter
