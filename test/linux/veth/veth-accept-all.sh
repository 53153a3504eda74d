# accept_local of all counts for every device.
cap() { for d; do tcpdump -i $d -n "arp or icmp" >/run/$d 2>&1 & pids="$pids $!"; shown="$shown $d"; done; sleep 2; }
end() { sleep 1.5; kill $pids; wait $pids; for d in $shown; do echo "== $d"; cat /run/$d; done; pids= shown=; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add east type veth peer name west
ip addr add 192.168.77.10/25 dev east
ip addr add 192.168.77.100/25 dev west
ip link set west up
ip link set east up
sysctl -w net.ipv4.conf.all.accept_local=1
cap lo east west
ping -c 2 -I east 192.168.77.100
ping -c 2 -I west 192.168.77.10
ip neigh | sort
end
