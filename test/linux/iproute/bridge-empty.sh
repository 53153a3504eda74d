# bridge without a bridge
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
t bridge link
t bridge -j link
t bridge -j -p link
t bridge -d link
t bridge -s link
t bridge -o link
t bridge -c link
t bridge vlan
t bridge -j vlan
t bridge -j -p vlan
t bridge -d vlan
t bridge -s vlan
t bridge -o vlan
t bridge -c vlan
t bridge mdb
t bridge -j mdb
t bridge -j -p mdb
t bridge -d mdb
t bridge -s mdb
t bridge -o mdb
t bridge -c mdb
t bridge fdb
t bridge -j fdb
