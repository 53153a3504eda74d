# What bridge refuses
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add br7 address 02:00:00:00:00:07 type bridge; ip link add dm3 address 02:00:00:00:00:03 type dummy
t bridge link x
t bridge fdb x
t bridge mdb x
t bridge link show dev nope
t bridge mdb show dev nope
t bridge link show dev ea
t bridge mdb show dev br7
t bridge link set
t bridge link set dev ea
t bridge link set dev ea cost 5
t bridge link set dev nope cost 5
t bridge fdb add xx dev ea
t bridge fdb add 02:00:00:00:00:99
t bridge fdb add dev ea
t bridge fdb add 02:00:00:00:00:99 dev nope
t bridge mdb add dev br7 port ea grp 239.1.1.1
t bridge mdb add dev br7 port ea
t bridge mdb add dev nope port ea grp 239.1.1.1
t bridge monitor x
t bridge -b /nope
t bridge -n nope link
t ip link show master br7
