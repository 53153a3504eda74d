# ip neigh: adding, replacing, changing, deleting, flushing.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add m0 type veth peer name m1
ip addr add 10.70.0.1/24 dev m0
ip link set m0 up; ip link set m1 up
t ip neigh add 10.70.0.5 lladdr 02:00:00:00:00:05 dev m0
t ip neigh add 10.70.0.5 lladdr 02:00:00:00:00:06 dev m0
t ip neigh
t ip neigh replace 10.70.0.5 lladdr 02:00:00:00:00:06 dev m0
t ip neigh
t ip neigh change 10.70.0.5 lladdr 02:00:00:00:00:07 dev m0 nud stale
t ip neigh
t ip neigh change 10.70.0.8 lladdr 02:00:00:00:00:07 dev m0
t ip neigh replace 10.70.0.5 lladdr 02:00:00:00:00:08 dev m0 nud reachable
t ip neigh show dev m0
t ip neigh show 10.70.0.5
t ip neigh show nud permanent
t ip neigh show nud reachable
t ip neigh show dev m1
t ip neigh replace 10.70.0.5 lladdr 02:00:00:00:00:08 dev m0 nud noarp
t ip neigh
t ip neigh show nud noarp to 10.70.0.0/24
t ip neigh del 10.70.0.5 dev m0
t ip neigh del 10.70.0.5 dev m0
t ip neigh
t ip neigh add 10.70.0.6 dev m0 nud failed
t ip neigh
t ip neigh add 10.70.0.7 lladdr 02:00:00:00:00:09 dev m0
t ip neigh flush dev m0
t ip neigh
t ip neigh flush dev m0 nud permanent
t ip neigh
