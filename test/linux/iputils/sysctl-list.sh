# sysctl: directories and several keys.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t sysctl net.ipv4.conf.all.rp_filter net.ipv4.conf.default.rp_filter
t sysctl -n net.ipv4.conf.all.rp_filter net.ipv4.conf.default.rp_filter
t sysctl net.ipv4.conf.nope.rp_filter
t sysctl -e net.ipv4.conf.nope.rp_filter
t sysctl net.ipv4.icmp_ratelimit net.ipv4.icmp_ratemask
t sysctl net.ipv4.ip_forward net.nope net.nada
t sysctl -n -e net.nope
