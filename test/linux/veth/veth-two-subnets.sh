# The two ends in different subnets.
cap() { for d; do tcpdump -i $d -n "arp or icmp" >/run/$d 2>&1 & pids="$pids $!"; shown="$shown $d"; done; sleep 2; }
end() { sleep 1.5; kill $pids; wait $pids; for d in $shown; do echo "== $d"; cat /run/$d; done; pids= shown=; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add east type veth peer name west
ip addr add 10.34.1.1/24 dev east
ip addr add 10.34.2.1/24 dev west
ip link set east up
ip link set west up
cap east west
ping -c 2 -I east 10.34.2.1
echo "=> $?"
ping -c 2 -I 10.34.1.1 10.34.2.1
echo "=> $?"
ping -c 2 10.34.2.9
echo "=> $?"
end
ip neigh | sort
