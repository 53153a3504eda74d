# What ip addr add refuses
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
t ip addr add
t ip addr add 10.65.1.1/33 dev ea
t ip addr add 10.65.1.1/24
t ip addr add dev ea
t ip addr add 10.65.1.1/24 dev nope
t ip addr add 300.1.1.1/24 dev ea
t ip addr add 10.65.1.1.1/24 dev ea
t ip addr add x dev ea
t ip addr add 10.65.1.1/24 10.65.1.2/24 dev ea
t ip addr add 10.65.1.1/24 dev ea foo
t ip addr add 10.65.1.1/24 dev ea label
t ip addr add 10.65.1.2/24 dev ea label ea:1234567890123456
t ip addr add 10.65.1.3/24 dev ea scope foo
t ip addr add 10.65.1.3/24 dev ea scope 300
t ip addr add 10.65.1.5/24 dev ea brd x
t ip addr add 10.65.1.5/24 dev ea broadcast
t ip addr add 10.65.1.6/24 dev ea metric x
t ip addr add 10.65.1.7/24 dev ea peer 10.65.1.8/x
t ip addr add 10.65.1.7/24 dev ea peer
t ip addr add default dev ea
t ip addr add any dev ea
t ip addr add 10.65.1.15/24 dev ea proto 5
t ip addr add 0.0.0.0/0 dev ea
t ip addr show ea
t ip addr del
t ip addr del 10.65.9.9/24 dev ea
t ip addr del dev ea
t ip addr del 10.65.1.1/24 dev nope
t ip addr del x dev ea
t ip addr zz
