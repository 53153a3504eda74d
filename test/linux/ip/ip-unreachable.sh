# A router without a way says so: no route, unreachable, prohibit, blackhole, a neighbour that is silent.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
for n in west gate east; do ip netns add $n; ip -n $n link set lo up; done
ip link add w0 netns west type veth peer name g0 netns gate
ip link add g1 netns gate type veth peer name e0 netns east
ip -n west addr add 172.20.1.7/24 dev w0; ip -n gate addr add 172.20.1.1/24 dev g0
ip -n gate addr add 172.20.2.1/24 dev g1; ip -n east addr add 172.20.2.9/24 dev e0
ip -n west link set w0 up; ip -n gate link set g0 up; ip -n gate link set g1 up; ip -n east link set e0 up
ip -n west route add default via 172.20.1.1; ip -n east route add default via 172.20.2.1
p() { t ip netns exec west ping -c 1 -W 1 "$@"; sleep 2; }
p 172.20.2.9
ip netns exec gate sysctl -q -w net.ipv4.ip_forward=1
p 172.20.2.9
p 192.0.2.1
ip -n gate route add unreachable 192.0.2.0/24
p 192.0.2.1
ip -n gate route replace prohibit 192.0.2.0/24
p 192.0.2.1
ip -n gate route replace blackhole 192.0.2.0/24
p 192.0.2.1
p 172.20.2.77
ip netns exec west ping -c 4 -i 0.3 -W 5 172.20.2.78
p 172.20.2.0
p 172.20.2.255
p -b 172.20.2.255
p 127.0.0.5
sleep 4
ip netns exec gate nstat -as | grep -Ev '^(Ip|Icmp)6'
ip netns exec west nstat -as | grep -Ev '^(Ip|Icmp)6'
cat /proc/net/snmp | head -4
