# ip -j addr: addresses as objects
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 address 02:00:00:00:00:03 type dummy; ip link set dm3 up
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.64.0.1/24 brd + dev ea; ip addr add 10.64.0.2/24 dev ea label ea:x; ip addr add 10.64.1.1 peer 10.64.1.2/32 dev dm3
ip addr add 10.64.2.1/24 dev dm3 metric 7 noprefixroute scope link
t ip -j addr
t ip -j -p addr show dev dm3
t ip -j -p addr show dev eb
t ip -j -4 addr
t ip -j -6 addr
t ip -j -0 addr
t ip -j -o addr
t ip -j -o -4 addr show ea
t ip -j -N addr show dm3
t ip -N addr show dm3
t ip -j addr show label ea:x
t ip -j addr show to 1.1.1.1
t ip -j addr show to 10.64.0.0/16
t ip -j -4 addr show dev eb
t ip -j addr show type bridge
t ip -j -p addr show type bridge
t ip -j addr show dev nope
