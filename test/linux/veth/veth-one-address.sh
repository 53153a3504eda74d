# Only one end has an address: nobody owns the other, and plain pings wait in vain.
cap() { for d; do tcpdump -i $d -n "arp or icmp" >/run/$d 2>&1 & pids="$pids $!"; shown="$shown $d"; done; sleep 2; }
end() { sleep 1.5; kill $pids; wait $pids; for d in $shown; do echo "== $d"; cat /run/$d; done; pids= shown=; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add east type veth peer name west
ip addr add 172.20.8.1/21 dev east
ip link set east up
ip link set west up
cap east west
ping -c 4 172.20.15.254
echo "=> $?"
ip neigh
ip route get 172.20.15.254
ip route get 172.20.16.1
echo "=> $?"
end
