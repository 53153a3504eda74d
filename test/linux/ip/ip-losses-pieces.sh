# Losses of pieces: the end takes no such frame, some never come, the queue of a neighbour is full; what counts them.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for n in src rtr dst; do ip netns add $n; ip -n $n link set lo up; ip netns exec $n sysctl -q net.ipv6.conf.default.disable_ipv6=1; done
ip link add oak netns src type veth peer name ra netns rtr; ip link add elm netns dst type veth peer name rb netns rtr
ip -n src addr add 10.31.1.1/24 dev oak; ip -n rtr addr add 10.31.1.2/24 dev ra
ip -n rtr addr add 10.31.2.2/24 dev rb; ip -n dst addr add 10.31.2.1/24 dev elm
for n in "src oak" "rtr ra" "rtr rb" "dst elm"; do set -- $n; ip -n $1 link set $2 up; done
ip -n src route add default via 10.31.1.2; ip -n dst route add default via 10.31.2.2
m() { ip netns exec $1 cat /sys/class/net/$2/address; }
ip netns exec rtr sysctl -q net.ipv4.ip_forward=1; ip netns exec dst sysctl -q net.ipv4.ipfrag_time=6
ip -n src neigh add 10.31.1.2 lladdr $(m rtr ra) dev oak nud permanent; ip -n rtr neigh add 10.31.1.1 lladdr $(m src oak) dev ra nud permanent
ip -n dst neigh add 10.31.2.2 lladdr $(m rtr rb) dev elm nud permanent; ip -n rtr neigh add 10.31.2.1 lladdr $(m dst elm) dev rb nud permanent
sleep 1.2
n() { echo "$1:"; for m in src rtr dst; do NSTAT_HISTORY=/run/$m ip netns exec $m nstat | grep -v '^#\|Octets\|ECT' | while read name value rest; do echo "$m $name $value"; done; done; }
p() { sleep 0.3; ip netns exec src ping -c 1 -W 1 -q "$@" 2>&1 | grep -v '^$\|^PING\|^---\|rtt'; }
p 10.31.2.1; n begin >/dev/null
ip -n dst link set elm mtu 1000
p -s 1300 -M dont 10.31.2.1; n "the end takes no such frame"
p -s 2000 -M dont 10.31.2.1; n "only the second piece arrives"
sleep 8; n "and waits in vain"
p -s 70000 10.31.2.1; n "longer than any"
p -s 65507 -M dont 10.31.2.1; n "the longest"
sleep 8; n "later"
ip netns exec src sysctl -q net.ipv4.neigh.oak.unres_qlen_bytes=2000; ip -n src neigh del 10.31.1.2 dev oak
p -s 4000 -M dont 10.31.1.2; n "the queue of a neighbour"
sleep 8; n "later"
