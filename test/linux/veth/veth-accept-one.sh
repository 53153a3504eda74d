# accept_local on the answering end only, then on the asking end only.
cap() { for d; do tcpdump -i $d -n "arp or icmp" >/run/$d 2>&1 & pids="$pids $!"; shown="$shown $d"; done; sleep 2; }
end() { sleep 1.5; kill $pids; wait $pids; for d in $shown; do echo "== $d"; cat /run/$d; done; pids= shown=; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add east type veth peer name west
ip addr add 10.32.0.1/16 dev east
ip addr add 10.32.200.1/16 dev west
ip link set east up
ip link set west up
echo 1 >/proc/sys/net/ipv4/conf/west/accept_local
cap lo east west
ping -c 2 -I east 10.32.200.1
echo "=> $?"
ip neigh | sort
end
echo 0 >/proc/sys/net/ipv4/conf/west/accept_local
echo 1 >/proc/sys/net/ipv4/conf/east/accept_local
ip neigh flush all
cap lo east west
ping -c 2 -I east 10.32.200.1
echo "=> $?"
ip neigh | sort
end
