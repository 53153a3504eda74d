# A ping to an own address goes over lo, whichever device owns it.
cap() { for d; do tcpdump -i $d -n "arp or icmp" >/run/$d 2>&1 & pids="$pids $!"; shown="$shown $d"; done; sleep 2; }
end() { sleep 1.5; kill $pids; wait $pids; for d in $shown; do echo "== $d"; cat /run/$d; done; pids= shown=; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add east type veth peer name west
ip addr add 10.37.0.1/29 dev east
ip addr add 10.37.0.2/29 dev west
ip link set east up
ip link set west up
cap lo east west
ping -c 2 10.37.0.1
ping -c 2 10.37.0.2
ping -c 1 -I 10.37.0.1 10.37.0.2
ping -c 1 -I lo 10.37.0.2
end
ip neigh
