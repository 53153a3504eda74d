# Both ends on one machine, accept_local 0: the question arrives and is not answered.
cap() { for d; do tcpdump -i $d -n "arp or icmp" >/run/$d 2>&1 & pids="$pids $!"; shown="$shown $d"; done; sleep 2; }
end() { sleep 1.5; kill $pids; wait $pids; for d in $shown; do echo "== $d"; cat /run/$d; done; pids= shown=; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add east type veth peer name west
ip addr add 10.30.0.1/24 dev east
ip addr add 10.30.0.2/24 dev west
ip link set east up
ip link set west up
cap lo east west
ping -c 3 -I east 10.30.0.2
echo "=> $?"
ip neigh show dev east
ip neigh show dev west
end
