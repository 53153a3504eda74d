# brctl: ports that do not exist.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
brctl addbr brx
t brctl addif brx nope
t brctl addif nope lo
t brctl addif brx lo
t brctl addif brx brx
t brctl delif brx nope
t brctl delif brx lo
t brctl delif nope lo
t brctl setpathcost brx nope 5
t brctl setportprio brx nope 5
t brctl hairpin brx nope on
t brctl hairpin brx lo on
t brctl setpathcost brx lo 5
