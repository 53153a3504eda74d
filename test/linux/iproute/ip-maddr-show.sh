# ip maddr: groups of devices, in every form
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link set lo up
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 type dummy; ip link add br7 type bridge
ip link set ea up; ip link set eb up
t ip maddr
t ip maddr show dev ea
t ip -4 maddr show dev ea
t ip -6 maddr show dev ea
t ip -0 maddr show dev ea
t ip -o maddr show ea
t ip -j maddr
t ip -j -p maddr show dev eb
t ip -j -o maddr show dev ea
t ip -c maddr show lo
t ip -s maddr show eb
t ip maddr show dev nope
t ip maddr show dev dm3
t ip link set dm3 up
t ip maddr show dm3
t ip link set dm3 down
t ip maddr show dm3
t ip maddr l br7
t ip link set ea down
t ip maddr lst ea
t ip link set lo down
t ip maddr list lo
