# ip neigh get and flush: by device, state, prefix; what flush says and leaves.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for n in oak elm; do ip link add $n type dummy; ip link set $n arp on up; done
ip addr add 10.49.0.1/16 dev oak; ip addr add 10.48.0.1/16 dev elm
add() { ip neigh add $1 lladdr 02:00:00:00:00:$2 dev $3 nud $4; }
add 10.49.0.2 02 oak permanent; add 10.49.1.3 03 oak stale; add 10.49.1.4 04 oak reachable; add 10.48.0.5 05 elm stale
add 10.48.0.6 06 elm noarp; add 10.48.0.7 07 elm permanent; add 10.48.9.8 08 elm delay
t ip neigh get 10.49.0.2 dev oak
t ip neigh get 10.49.0.9 dev oak
t ip neigh get 10.49.0.2
t ip neigh get dev oak
t ip neigh get 10.49.0.2 dev nosuch
t ip neigh get 10.49.0.2 dev elm
t ip neigh flush
t ip neigh flush 10.49.1.3
t ip neigh show dev oak nud stale
t ip -s neigh flush to 10.49.0.0/16
t ip neigh show nud reachable
t ip -s -s neigh flush dev elm nud stale | grep -c ' used '
t ip neigh show nud noarp dev elm
t ip neigh flush all
t ip -s neigh flush all
t ip neigh flush nud permanent dev elm
t ip neigh flush nud all dev oak
ip neigh show nud all | sort
t ip -s neigh flush dev elm nud noarp
