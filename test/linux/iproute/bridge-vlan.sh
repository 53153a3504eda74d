# bridge vlan: the VLAN that a bridge gives itself
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add br7 address 02:00:00:00:00:07 type bridge; ip link add dm3 address 02:00:00:00:00:03 type dummy
t bridge vlan
t bridge -d vlan
t bridge -s vlan
t bridge -d -s vlan
t bridge -j vlan
t bridge -j -p vlan
t bridge -c vlan
t bridge vlan show dev br7
t bridge vlan show dev ea
t bridge vlan show vid 1
t bridge vlan show vid 5
t bridge vlan show dev nope
t bridge vlan add vid 5 dev ea
t bridge vlan add vid 5 dev br7
t bridge vlan add vid 5000 dev ea
t bridge vlan add dev ea
t bridge vlan add vid 5
t bridge vlan del vid 5 dev ea
t bridge vlan x
