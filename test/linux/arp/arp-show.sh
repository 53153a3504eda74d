# ip neigh show: every selector, -s, get.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add b
ip link add m0 address 02:61:00:00:00:01 type veth peer name m1 address 02:61:00:00:00:02
ip link set m1 netns b
ip link set lo up; ip -n b link set lo up
ip addr add 10.61.0.1/24 dev m0; ip link set m0 up
ip -n b addr add 10.61.0.2/24 dev m1; ip -n b link set m1 up
sleep 2
ping -c 1 -q 10.61.0.2 >/dev/null
t ip neigh show
ping -c 1 -q 10.61.0.2 >/dev/null; t ip -s neigh show
t ip neigh get 10.61.0.2 dev m0
t ip neigh get 10.61.0.9 dev m0
t ip neigh get 10.61.0.9
t ip neigh get dev m0
t ip neigh get proxy 10.61.0.9 dev m0
t ip neigh get to 10.61.0.2 dev nosuch
t ip neigh get foo dev m0
t ip neigh get 10.61.0.2 dev m0 foo
t ip neigh show unused
t ip neigh show nud reachable nud stale
t ip neigh show nud stale
t ip -4 neigh show nud all dev m0
t ip neigh show nud none
t ip neigh show to 10.61.0.0/28
t ip neigh show to 10.61.0.16/28
t ip neigh show 10.61.0.2 dev m0
t ip neigh show proxy
t ip neigh show nomaster
t ip neigh show proto kernel
t ip neigh list nud reachable
t ip neigh lst
t ip neigh show all
t ip -6 neigh show dev m0 nud permanent
t ip neigh show dev
t ip neigh show nud
t ip n s
t ip neigh help
