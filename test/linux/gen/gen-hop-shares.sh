# ignore_routes_with_linkdown is read when a link changes and when a route is made: the shares of the hops stay as they were then.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
ways() { for n in $(seq 1 40); do echo "route get 10.77.0.$n"; done | ip -n h -batch - | grep -o "dev [^ ]*" | sort -u; }
ip netns add h
ip netns exec h sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip -n h link set lo up
ip link add pa netns h type veth peer name pb netns h
ip link add qa netns h type veth peer name qb netns h
ip -n h addr add 10.71.0.1/24 dev pa
ip -n h addr add 10.72.0.1/24 dev qa
for dev in pa pb qa qb; do ip -n h link set $dev up; done
sleep 1.3
t ip -n h route add 10.77.0.0/16 nexthop via 10.71.0.9 dev pa nexthop via 10.72.0.9 dev qa
ways
t ip -n h link set pb down
sleep 1.3
ways
t ip netns exec h sysctl -w net.ipv4.conf.all.ignore_routes_with_linkdown=1
t ip -n h route
ways
t ip -n h route replace 10.77.0.0/16 nexthop via 10.71.0.9 dev pa nexthop via 10.72.0.9 dev qa
ways
t ip netns exec h sysctl -w net.ipv4.conf.all.ignore_routes_with_linkdown=0
t ip -n h route
ways
t ip -n h link set qb down
sleep 1.3
ways
t ip netns exec h sysctl -w net.ipv4.conf.qa.ignore_routes_with_linkdown=1
ways
t ip -n h link set qa down
ways
t ip -n h route
