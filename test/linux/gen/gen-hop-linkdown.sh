# The flags of a route of several hops: each hop's by its own device's events, the whole's when the last of them went.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
s() { echo "-- $1"; ip -n h route show 10.77.0.0/16; ip -n h route show 10.78.0.0/16; ip -n h route show 10.79.0.0/16; }
ip netns add h
ip netns exec h sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip -n h link set lo up
ip link add pa netns h type veth peer name pb netns h
ip link add qa netns h type veth peer name qb netns h
ip -n h addr add 10.71.0.1/24 dev pa
ip -n h addr add 10.72.0.1/24 dev qa
for dev in pa pb qa qb; do ip -n h link set $dev up; done
sleep 1.3
t ip -n h route add 10.77.0.0/16 nexthop via 10.71.0.9 dev pa nexthop via 10.72.0.9 dev qa weight 3
t ip -n h route add 10.78.0.0/16 nexthop via 10.71.0.8 nexthop via 10.71.0.9 weight 2
t ip -n h route add 10.79.0.0/16 nexthop via 10.71.0.7 dev pa nexthop via 10.72.0.7 dev qa nexthop dev lo
s "all have a carrier"
ip -n h link set pb down; sleep 1.3
s "pa lost its carrier"
ip -n h link set qb down; sleep 1.3
s "qa lost its carrier, too"
ip -n h link set qb up; sleep 1.3
s "qa has it again"
ip -n h link set qa down; sleep 1.3
s "qa is down"
ip -n h link set pb up; sleep 1.3
s "pa has a carrier again"
ip -n h link set pb down; sleep 1.3
s "and lost it while qa is down"
ip -n h link set qa up; sleep 1.3
s "qa is up again"
ip -n h link set pb up; sleep 1.3
s "all again"
# Routes that are made while there is no carrier.
ip -n h link set pb down; ip -n h link set qb down; sleep 1.3
t ip -n h route replace 10.77.0.0/16 nexthop via 10.71.0.9 dev pa nexthop via 10.72.0.9 dev qa weight 3
t ip -n h route replace 10.79.0.0/16 nexthop via 10.71.0.5 dev pa nexthop via 10.72.0.5 dev qa
s "made without a carrier"
ip -n h link set pb up; sleep 1.3
s "pa has one"
t ip -n h link set pa down
s "pa is down"
t ip -n h link set qa down
s "qa is down, too"
