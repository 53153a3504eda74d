# Usage of the objects beside them
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
t ip addrlabel help
t ip ntable help
t ip ntbl help
t ip tunnel help
t ip tuntap help
t ip tap help
t ip token help
t ip xfrm help
t ip mroute help
t ip netconf help
t ip vrf help
t ip l2tp help
t ip fou help
t ip ila help
t ip macsec help
t ip tcp_metrics help
t ip tcpmetrics help
t ip sr help
t ip ioam help
t ip mptcp help
t ip stats help
