# Prefixes with bits behind their length, when routes are listed and flushed: only the bits before it count.
t() { echo "\$ $*"; "$@" 2>&1 || echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up; ip link add kd type dummy; ip addr add 172.30.9.1/24 dev kd; ip link set kd up
ip route add 172.30.0.0/16 dev kd; ip route add 172.30.9.7 dev kd; ip route add 172.30.9.128/25 dev kd metric 5; ip route add default via 172.30.9.3
t ip route show exact 172.30.9.5/24
t ip route show 172.30.9.5/24
t ip route show 172.30.9.5
t ip route show exact 172.30.200.1/16
t ip route show exact 172.30.9.200/25
t ip route show exact 172.31.0.0/16
t ip route show root 172.30.9.5/24
t ip route show match 172.30.9.7/25
t ip route show match 172.30.9.200/30
t ip route show root 0/0
t ip route show exact 10.0.0.0/0
t ip route show exact default
t ip route show table local exact 172.30.9.1/32
t ip route flush exact 172.30.9.200/25
t ip route
t ip route flush 172.30.77.1/16
t ip route
