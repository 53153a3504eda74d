# What a router's special routes answer, each asked alone; and the host's own.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
for n in west gate; do ip netns add $n; ip -n $n link set lo up; done
ip link add w0 netns west type veth peer name g0 netns gate
ip -n west addr add 172.21.1.7/24 dev w0; ip -n gate addr add 172.21.1.1/24 dev g0
ip -n west link set w0 up; ip -n gate link set g0 up
ip -n west route add default via 172.21.1.1
ip netns exec gate sysctl -q -w net.ipv4.ip_forward=1
p() { t ip netns exec west ping -c 1 -W 1 "$@"; sleep 2; }
for type in unreachable prohibit blackhole; do ip -n gate route add $type 192.0.2.0/24; p 192.0.2.1; p 192.0.2.2; ip -n gate route del $type 192.0.2.0/24; done
for type in unreachable prohibit blackhole throw; do ip -n west route add $type 192.0.2.0/24; p 192.0.2.1; ip -n west route del $type 192.0.2.0/24; done
p -I 172.21.1.7 192.0.2.1
ip -n gate addr add 172.21.5.1/32 dev lo
p 172.21.5.1
ip netns exec west ping -c 1 -I lo 172.21.1.1 -W 1
ip netns exec gate nstat -as | grep -Ev '^(Ip|Icmp)6'
