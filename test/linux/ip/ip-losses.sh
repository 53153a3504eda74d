# Each kind of loss and what counts it: no route, time to live, refusing routes, not forwarding.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for n in src rtr dst; do ip netns add $n; ip -n $n link set lo up; ip netns exec $n sysctl -q net.ipv6.conf.default.disable_ipv6=1; done
ip link add oak netns src type veth peer name ra netns rtr; ip link add elm netns dst type veth peer name rb netns rtr
ip -n src addr add 10.59.1.1/24 dev oak; ip -n rtr addr add 10.59.1.2/24 dev ra
ip -n rtr addr add 10.59.2.2/24 dev rb; ip -n dst addr add 10.59.2.1/24 dev elm
for n in "src oak" "rtr ra" "rtr rb" "dst elm"; do set -- $n; ip -n $1 link set $2 up; done
ip -n dst route add default via 10.59.2.2
m() { ip netns exec $1 cat /sys/class/net/$2/address; }
ip -n src neigh add 10.59.1.2 lladdr $(m rtr ra) dev oak nud permanent; ip -n rtr neigh add 10.59.1.1 lladdr $(m src oak) dev ra nud permanent
ip -n dst neigh add 10.59.2.2 lladdr $(m rtr rb) dev elm nud permanent; ip -n rtr neigh add 10.59.2.1 lladdr $(m dst elm) dev rb nud permanent
sleep 1.2
n() { echo "$1:"; for m in src rtr dst; do NSTAT_HISTORY=/run/$m ip netns exec $m nstat | grep -v '^#\|Octets\|ECT' | while read name value rest; do echo "$m $name $value"; done; done; }
p() { sleep 1.1; ip netns exec src ping -c 1 -W 1 -q "$@" 2>&1 | grep -v '^$\|^PING\|^---\|rtt'; }
n begin >/dev/null
p 198.51.100.1; n "no route at the source"
ip -n src route add default via 10.59.1.2
p 10.59.2.1; n "router does not forward"
ip netns exec rtr sysctl -q net.ipv4.ip_forward=1
p 10.59.2.1; n good
p -t 1 10.59.2.1; n ttl
p 198.51.100.1; n "no route at the router"
for k in blackhole unreachable prohibit throw; do ip -n rtr route replace $k 198.51.100.0/24; p 198.51.100.1; n $k; done
