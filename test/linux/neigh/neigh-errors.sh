# ip neigh: what is refused.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add m0 type veth peer name m1
ip link set m0 up; ip link set m1 up
t ip neigh add 10.71.0.5
t ip neigh add dev m0
t ip neigh add 10.71.0.5 dev m0
t ip neigh add foo dev m0 lladdr 02:00:00:00:00:09
t ip neigh add 10.71.0.5 dev m0 lladdr zz
t ip neigh add 10.71.0.5 dev m0 lladdr 02:00:00:00:00:09 nud foo
t ip neigh add 10.71.0.5 dev nosuch lladdr 02:00:00:00:00:09
t ip neigh del 10.71.0.55 dev m0
t ip neigh flush
t ip neigh foo
t ip neigh show nud foo
t ip neigh show foo
t ip neigh show dev nosuch
