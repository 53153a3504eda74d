# Types of routes, shortened as ip takes them, and by number
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link set lo up
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.71.0.1/24 dev ea; ip addr add 10.71.0.2/24 dev ea; ip addr add 10.72.0.1/24 dev eb
t ip route add b 10.83.0.1 dev ea
t ip route add bl 10.83.1.0/24
t ip route add un 10.83.2.0/24
t ip route add unr 10.83.3.0/24
t ip route add p 10.83.4.0/24
t ip route add uni 10.83.5.0/24 dev ea
t ip route add th 10.83.6.0/24
t ip route add m 239.3.0.0/16 dev ea
t ip route add 7 10.83.7.0/24
t ip route add 300 10.83.8.0/24
t ip route add x dev ea
t ip route show
t ip route show table local type broadcast dev ea
t ip route show type bl
t ip route show type 7
t ip route show type x
t ip route show type zz
