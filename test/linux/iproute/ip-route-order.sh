# Where add, append and prepend put a route
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link set lo up
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.71.0.1/24 dev ea; ip addr add 10.71.0.2/24 dev ea; ip addr add 10.72.0.1/24 dev eb
t ip route add 10.138.0.0/16 via 10.71.0.5
t ip route append 10.138.0.0/16 via 10.71.0.6
t ip route prepend 10.138.0.0/16 via 10.71.0.7
t ip route add 10.138.0.0/16 via 10.71.0.8 metric 9
t ip route add 10.138.0.0/16 via 10.71.0.8 metric 3
t ip route add 10.138.0.0/16 via 10.71.0.8 tos 0x10
t ip route show 10.138.0.0/16
t ip route replace 10.138.0.0/16 via 10.71.0.9
t ip route change 10.138.0.0/16 via 10.71.0.10 metric 3
t ip route show 10.138.0.0/16
t ip route del 10.138.0.0/16
t ip route del 10.138.0.0/16
t ip route show exact 10.138.0.0/16
t ip route get 10.138.0.1
t ip route get 10.138.0.1 tos 0x10
