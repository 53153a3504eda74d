# Default routes that differ in more than the gateway: TOS, metric, scope, several hops; which one ip route get names.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for n in oak elm ash; do ip link add $n type dummy; ip link set $n arp on up; done
ip addr add 10.30.1.1/24 dev oak; ip addr add 10.30.2.1/24 dev elm; ip addr add 10.30.3.1/24 dev ash
ip route add default via 10.30.1.9 metric 5; ip route append default via 10.30.2.9 metric 5; ip route append default via 10.30.3.9 metric 5
ip route add default via 10.30.3.8 tos 0x10
ip route add default via 10.30.2.7 metric 9
m() { ip neigh replace $1 lladdr 02:00:00:00:00:01 dev $2 nud $3; }
t ip route get 198.51.100.1
m 10.30.1.9 oak stale; t ip route get 198.51.100.1
t ip route get 198.51.100.1 tos 0x10
m 10.30.2.9 elm stale; m 10.30.3.9 ash stale
for n in 1 2 3 4; do ip route get 198.51.100.1 | grep via; done
m 10.30.2.9 elm reachable
for n in 1 2 3; do ip route get 198.51.100.1 | grep via; done
ip neigh replace 10.30.1.9 dev oak nud failed; ip neigh replace 10.30.2.9 dev elm nud failed
for n in 1 2 3; do ip route get 198.51.100.1 | grep via; done
ip neigh replace 10.30.3.9 dev ash nud failed
for n in 1 2 3 4; do ip route get 198.51.100.1 | grep via; done
m 10.30.1.9 oak probe; for n in 1 2 3; do ip route get 198.51.100.1 | grep via; done
ip route del default via 10.30.1.9 metric 5; t ip route get 198.51.100.1
ip route del default via 10.30.3.9 metric 5; t ip route get 198.51.100.1
ip route
