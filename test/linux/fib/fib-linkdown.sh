# Routes whose link has no carrier: dead or not, over one way or two, as ignore_routes_with_linkdown says.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add far
for n in 1 2; do
  ip link add oak$n type veth peer name far$n netns far
  ip link set oak$n up; ip -n far link set far$n up
  ip addr add 10.94.$n.1/24 dev oak$n
done
sleep 1.2
ip route add 10.95.0.0/16 via 10.94.1.9 metric 1; ip route add 10.95.0.0/16 via 10.94.2.9 metric 2
ip route add 10.96.0.0/16 nexthop via 10.94.1.9 nexthop via 10.94.2.9
ip -n far link set far1 down; sleep 1.2
ip route
t ip route get 10.95.0.1
t ip route get 10.94.1.1
sysctl net.ipv4.conf.oak1.ignore_routes_with_linkdown=1
ip route; ip route show table local
t ip route get 10.95.0.1
t ip route get 10.94.1.1
t ip route get 10.94.1.7
t ip route add 10.97.0.0/16 via 10.94.1.8
ip link set oak2 down
ip route
t ip route get 10.96.0.1
ip link set oak2 up; ip -n far link set far1 up; sleep 1.2
ip route
