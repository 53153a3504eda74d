# bridge fdb: groups, and the address of a bridge
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add br7 address 02:00:00:00:00:07 type bridge; ip link add dm3 address 02:00:00:00:00:03 type dummy
t bridge fdb
t bridge -j fdb
t bridge -j -p fdb show br br7
t bridge fdb show dev ea
t bridge fdb show dev br7
t bridge fdb show brport ea
t bridge fdb show vlan 1
t bridge fdb show br br7 vlan 1
t bridge fdb show dynamic
t bridge fdb show state permanent dev br7
t bridge fdb show state foo
t bridge -c fdb show dev br7
t bridge -n nope fdb
t bridge fdb show dev nope
t bridge fdb lst dev dm3
