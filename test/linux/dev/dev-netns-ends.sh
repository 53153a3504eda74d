# Deleting one end, or the namespace of one end, of pairs across namespaces; routes and neighbours that go with them.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for n in one two; do ip netns add $n; ip -n $n link set lo up; done
for n in 1 2 3; do ip link add oak$n netns one type veth peer name elm$n netns two; ip -n one link set oak$n up; ip -n two link set elm$n up; ip -n one addr add 10.41.$n.1/24 dev oak$n; done
ip -n one link add fir type dummy; ip -n two link add ash type dummy
sleep 1.2
ip -n one route add default nexthop via 10.41.1.9 nexthop via 10.41.2.9 nexthop via 10.41.3.9
ip -n one neigh add 10.41.2.9 lladdr 02:00:00:00:00:09 dev oak2 nud permanent
t ip -n two link del elm2
ip -n one -br link | tr -s ' ' | cut -d ' ' -f 1,2,4-; ip -n one route; ip -n one neigh
t ip -n one link set oak3 netns two; sleep 1.2
ip -n two -br link | tr -s ' ' | cut -d ' ' -f 1,2,4-; ip -n one route
t ip netns del two
ip -n one -br link | tr -s ' ' | cut -d ' ' -f 1,2,4-; ip -n one route; ip netns
t ip -n two link
t ip link set fir netns one
t ip -n one link set fir netns nosuch
t ip -n one link set lo netns 1
