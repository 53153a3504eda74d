# A device's last address takes its hops along, not the route; a new address gives them back. Nexthop objects and carriers.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
s() { echo "-- $1"; ip -n h route; ip -n h nexthop; }
ip netns add h
ip netns exec h sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip -n h link set lo up
ip link add pa netns h type veth peer name pb netns h
ip link add qa netns h type veth peer name qb netns h
ip -n h addr add 10.71.0.1/24 dev pa
ip -n h addr add 10.72.0.1/24 dev qa
for dev in pa pb qa qb; do ip -n h link set $dev up; done
sleep 1.3
t ip -n h nexthop add id 5 via 10.71.0.5 dev pa
t ip -n h nexthop add id 6 via 10.72.0.5 dev qa
t ip -n h nexthop add id 7 group 5/6,3
t ip -n h route add 10.80.0.0/16 nhid 5
t ip -n h route add 10.81.0.0/16 nhid 7
t ip -n h route add 10.77.0.0/16 nexthop via 10.71.0.9 dev pa nexthop via 10.72.0.9 dev qa weight 3
t ip -n h route add 10.78.0.0/16 via 10.71.0.9
s before
t ip -n h addr del 10.71.0.1/24 dev pa
s "pa without an address"
t ip -n h route get 10.77.1.1
t ip -n h route get 10.80.1.1
t ip -n h addr add 10.71.0.2/24 dev pa
s "pa with another"
t ip -n h addr del 10.71.0.2/24 dev pa
ip -n h link set pb down; sleep 1.3
s "pa without address and carrier"
t ip -n h addr add 10.71.0.3/24 dev pa
s "pa with an address, without a carrier"
ip -n h link set pb up; sleep 1.3
s "pa with both"
t ip -n h nexthop add id 8 via 10.71.0.5 dev pa
t ip -n h route add 10.82.0.0/16 nhid 8
t ip -n h addr del 10.71.0.3/24 dev pa
t ip -n h addr del 10.72.0.1/24 dev qa
s "none has an address"
t ip -n h link del pa
s "pa is gone"
