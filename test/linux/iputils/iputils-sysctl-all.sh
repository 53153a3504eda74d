# sysctl -a: patterns.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t sysctl -a -r 'ipv4\.conf\.lo\.arp'
t sysctl -ar '^net.ipv4.icmp_e'
t sysctl -a --pattern 'ipv4.conf.lo.rp_filter$'
t sysctl -N -a -r 'ipv4\.neigh\.lo\.'
t sysctl -n -a -r 'ipv4\.conf\.lo\.forwarding'
t sysctl -a -r nothing.at.all
t sysctl -a -r '['
t sysctl -a -r
t sysctl -r forward net.ipv4.conf.lo
t sysctl -r 'conf/lo' net.ipv4.conf.lo
t sysctl -a -q -r 'ipv4\.ip_forward$'
sysctl -a 2>&1 | grep -c 'net.ipv4.conf.lo.arp_ignore'
sysctl -A 2>/dev/null | grep 'net.ipv4.conf.lo.accept_local'
sysctl -X 2>/dev/null | grep 'net.ipv4.conf.lo.accept_local'
