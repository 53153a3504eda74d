# Tables, protocols and scopes by name and by number
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link set lo up
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.71.0.1/24 dev ea; ip addr add 10.71.0.2/24 dev ea; ip addr add 10.72.0.1/24 dev eb
t ip route add 10.137.0.0/16 dev ea table 100 proto 4
t ip route add 10.137.1.0/24 dev ea table main proto bgp
t ip route add 10.137.2.0/24 dev ea proto 99 scope 200
t ip route add 10.137.3.0/24 dev ea proto 77 scope 5
t ip route add 10.137.4.0/24 dev ea table default
t ip route add 10.137.5.0/24 dev ea table 0x65
t ip route show table 100
t ip route show table default
t ip route show table 101
t ip route show proto static table all
t ip route show proto 186
t ip route show scope 5
t ip -N route show proto all
t ip -j route show root 10.137.0.0/16
t ip -j -N route show proto bgp
t ip route show scope site
t ip route flush table 100
t ip route show table 100
