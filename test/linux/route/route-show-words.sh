# ip route show: every selector, alone and together; what it leaves out of the line when it was asked for.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
for n in oak elm; do ip link add $n type dummy; ip link set $n up; done
ip addr add 10.39.0.1/16 dev oak; ip addr add 10.38.0.1/16 dev elm
ip route add 10.37.0.0/16 via 10.39.0.9 proto static metric 20 src 10.39.0.1
ip route add 10.37.0.0/16 via 10.38.0.9 proto bird metric 30
ip route add 10.37.4.0/24 nexthop via 10.39.0.9 weight 2 nexthop via 10.38.0.9
ip route add 10.36.0.0/16 dev elm scope link table 12; ip route add unreachable 10.35.0.0/16 metric 3
for w in "dev oak" "via 10.38.0.9" "proto static" "proto kernel" "scope link" "scope global" "src 10.39.0.1" "metric 20" "type unreachable" "type unicast" "table 12" "table main" "table all" "table 99" "root 10.37.0.0/16" "match 10.37.4.1" "exact 10.37.4.0/24" "10.37.4.0/24" "10.37.4.1" "to 10.37.0.0/16" "default" "root 0/0 proto bird" "dev oak proto kernel scope link" "unreachable" "dev nosuch" "proto nosuch" "scope nosuch" "metric x" "type nosuch" "nexthop" "tos 0x10"; do t ip route show $w; done
