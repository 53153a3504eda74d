# What ip route add refuses
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link set lo up
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.71.0.1/24 dev ea; ip addr add 10.71.0.2/24 dev ea; ip addr add 10.72.0.1/24 dev eb
t ip route add 10.80.0.0/16
t ip route add 10.80.0.0/16 via
t ip route add 10.80.0.0/16 via x
t ip route add 10.80.0.0/16 via 10.99.9.9
t ip route add 10.80.0.0/16 via 10.71.0.255
t ip route add 10.80.0.0/16 via 10.71.0.2 dev nope
t ip route add 10.80.0.0/16 dev nope
t ip route add 10.80.0.1/16 dev ea
t ip route add 10.80.0.0/33 dev ea
t ip route add default
t ip route add 10.80.0.0/16 dev ea metric x
t ip route add 10.80.0.0/16 dev ea src
t ip route add 10.80.0.0/16 dev ea src 9.9.9.9
t ip route add 10.80.0.0/16 dev ea src x
t ip route add 10.80.0.0/16 dev ea table
t ip route add 10.80.0.0/16 dev ea table x
t ip route add 10.80.0.0/16 dev ea proto x
t ip route add 10.80.0.0/16 dev ea proto 300
t ip route add 10.80.0.0/16 dev ea scope x
t ip route add 10.80.0.0/16 dev ea scope 300
t ip route add 10.80.0.0/16 via 10.71.0.5 scope link
t ip route add 10.80.0.0/16 dev ea tos x
t ip route add 10.80.0.0/16 dev ea mtu
t ip route add 10.80.0.0/16 dev ea mtu x
t ip route add 10.80.0.0/16 dev ea mtu lock
t ip route add 10.80.0.0/16 dev ea hoplimit 300
t ip route add 10.80.0.0/16 dev ea quickack 2
t ip route add foo 10.80.0.0/16 dev ea
t ip route add 10.80.0.0/16 10.81.0.0/16 dev ea
t ip route add 10.80.0.0/16 dev ea foo
t ip route add unreachable 10.80.0.0/16 dev ea
t ip route add blackhole 10.80.0.0/16 via 10.71.0.5
t ip route add 10.80.0.0/16 dev ea vrf nope
t ip route add 10.80.0.0/16 nhid x
t ip route add 10.80.0.0/16 nhid 5
t ip route add 10.80.0.0/16 via fe80::1 dev ea
t ip route add 10.80.0.0/16 dev ea onlink
t ip route add 10.80.0.0/16 via 9.9.9.9 onlink
