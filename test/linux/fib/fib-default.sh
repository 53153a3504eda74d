# Several default routes of one metric: which one is used follows what is known of the gateways.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
for n in oak elm; do ip link add $n type dummy; ip link set $n arp on; ip link set $n up; done
ip addr add 10.76.1.1/24 dev oak; ip addr add 10.76.2.1/24 dev elm
m=lladdr
t ip route add default via 10.76.1.9
t ip route append default via 10.76.2.9
ip route
t ip route get 198.51.100.1
t ip route get 198.51.100.1
ip neigh add 10.76.1.9 $m 02:00:00:00:00:01 dev oak nud stale
t ip route get 198.51.100.1
ip neigh add 10.76.2.9 $m 02:00:00:00:00:02 dev elm nud permanent
t ip route get 198.51.100.1
t ip route get 198.51.100.1
ip neigh change 10.76.2.9 $m 02:00:00:00:00:02 dev elm nud reachable
t ip route get 198.51.100.1
t ip route get 198.51.100.2 oif oak
ip neigh change 10.76.1.9 $m 02:00:00:00:00:01 dev oak nud reachable
t ip route get 198.51.100.1
ip neigh change 10.76.1.9 $m 02:00:00:00:00:01 dev oak nud failed
t ip route get 198.51.100.1
ip neigh del 10.76.2.9 dev elm
t ip route get 198.51.100.1
ip neigh del 10.76.1.9 dev oak
t ip route get 198.51.100.1
ip neigh show
t ip route add default via 10.76.2.8 metric 5
t ip route get 198.51.100.1
