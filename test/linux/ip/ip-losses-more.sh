# More losses and what counts them: no neighbour, a wrong MAC, the reverse path, echo ignored, a source that is ours.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for n in src rtr dst; do ip netns add $n; ip -n $n link set lo up; ip netns exec $n sysctl -q net.ipv6.conf.default.disable_ipv6=1; done
ip link add oak netns src type veth peer name ra netns rtr; ip link add elm netns dst type veth peer name rb netns rtr
ip -n src addr add 10.32.1.1/24 dev oak; ip -n rtr addr add 10.32.1.2/24 dev ra
ip -n rtr addr add 10.32.2.2/24 dev rb; ip -n dst addr add 10.32.2.1/24 dev elm
for n in "src oak" "rtr ra" "rtr rb" "dst elm"; do set -- $n; ip -n $1 link set $2 up; done
ip -n dst route add default via 10.32.2.2
m() { ip netns exec $1 cat /sys/class/net/$2/address; }
ip -n src neigh add 10.32.1.2 lladdr $(m rtr ra) dev oak nud permanent; ip -n rtr neigh add 10.32.1.1 lladdr $(m src oak) dev ra nud permanent
ip -n dst neigh add 10.32.2.2 lladdr $(m rtr rb) dev elm nud permanent; ip -n rtr neigh add 10.32.2.1 lladdr $(m dst elm) dev rb nud permanent
sleep 1.2
n() { echo "$1:"; for m in src rtr dst; do NSTAT_HISTORY=/run/$m ip netns exec $m nstat | grep -v '^#\|Octets\|ECT' | while read name value rest; do echo "$m $name $value"; done; done; }
p() { sleep 1.1; ip netns exec src ping -c 1 -W 1 -q "$@" 2>&1 | grep -v '^$\|^PING\|^---\|rtt'; }
ip -n src route add default via 10.32.1.2; ip netns exec rtr sysctl -q net.ipv4.ip_forward=1
p 10.32.2.1; n begin >/dev/null
p -W 4 10.32.2.7; n "no neighbour behind the router"
p -W 4 10.32.1.7; n "no neighbour at the source"
ip -n rtr route add 203.0.113.0/24 dev rb; ip -n rtr neigh add 203.0.113.5 lladdr 02:00:00:00:00:05 nud permanent dev rb
p 203.0.113.5; n "a wrong MAC"
ip netns exec dst sysctl -q net.ipv4.conf.elm.rp_filter=1; ip -n dst route add 10.32.1.0/24 via 10.32.2.99 dev elm; ip -n dst route add blackhole 10.32.1.1
p 10.32.2.1; n "reverse path"
ip netns exec dst sysctl -q net.ipv4.conf.elm.rp_filter=0; ip -n dst route del blackhole 10.32.1.1; ip -n dst route del 10.32.1.0/24
ip netns exec dst sysctl -q net.ipv4.icmp_echo_ignore_all=1
p 10.32.2.1; n "echo ignored"
ip -n dst addr add 10.32.1.1/32 dev lo
p 10.32.2.1; n "source is ours"
