# bridge and its usage texts
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
t bridge
t bridge help
t bridge -help
t bridge link help
t bridge fdb help
t bridge mdb help
t bridge vlan help
t bridge vni help
t bridge monitor help
t bridge -V
t bridge x
t bridge -x link
