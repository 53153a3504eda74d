# Deleting, changing, replacing, appending
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link set lo up
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.71.0.1/24 dev ea; ip addr add 10.71.0.2/24 dev ea; ip addr add 10.72.0.1/24 dev eb
ip route add default via 10.71.0.5; ip route add default via 10.71.0.6 metric 5; ip route add 10.84.0.0/16 dev ea
t ip route del
t ip route del 10.99.0.0/16
t ip route del default via 9.9.9.9
t ip route del 10.84.0.0/16 dev eb
t ip route del 10.84.0.0/16 table 99
t ip route del 10.84.0.0/16 proto static
t ip route del 10.84.0.1/16
t ip route del default metric 6
t ip route del default metric 5
t ip route change 10.88.0.0/16 dev ea
t ip route replace 10.88.0.0/16 dev ea
t ip route append 10.88.0.0/16 dev ea
t ip route append 10.88.0.0/16 dev eb
t ip route prepend 10.88.0.0/16 via 10.71.0.7
t ip route chg 10.88.0.0/16 via 10.71.0.8
t ip route show 10.88.0.0/16
t ip route repl 10.88.0.0/16 dev ea
t ip route show 10.88.0.0/16
t ip r d 10.88.0.0/16
t ip route
