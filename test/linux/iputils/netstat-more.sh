# netstat: -i of down devices, -r of nothing, odd mixtures.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t netstat -rn
t netstat -i
t netstat -ia
ip link add du type dummy
ip link set lo up
t netstat -ian
t netstat -iae | grep flags
t netstat -rnee
t netstat --route -n --extend
