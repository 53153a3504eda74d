# What a port's settings mean for frames: isolated, flood, learning, hairpin, bcast_flood, a state that does not forward.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add sw0 address 02:00:00:00:0c:fe type bridge
for i in 1 2 3; do
  ip netns add h$i; ip netns exec h$i sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
  ip link add p$i address 02:00:00:00:0c:1$i type veth peer name e0 netns h$i
  ip -n h$i link set e0 address 02:00:00:00:0c:2$i up; ip link set p$i master sw0 up; ip -n h$i addr add 10.62.0.$i/24 dev e0
  for j in 1 2 3; do ip -n h$i neigh add 10.62.0.$j lladdr 02:00:00:00:0c:2$j dev e0; done; ip -n h$i neigh add 10.62.0.254 lladdr 02:00:00:00:0c:fe dev e0; ip neigh add 10.62.0.$i lladdr 02:00:00:00:0c:2$i dev sw0
done
ip addr add 10.62.0.254/24 dev sw0; ip link set sw0 up; sleep 1.4
see() { for p in "1 2" "1 3" "1 254" "2 1" "1 255" ; do set -- $p; ip netns exec h$1 ping -b 2>/dev/null -c 1 -W 0.3 10.62.0.$2 >/dev/null && echo "$1 to $2: yes" || echo "$1 to $2: no"; done
for i in 1 2 3; do echo -n "p$i $(cat /sys/class/net/p$i/statistics/tx_packets) "; done; echo; bridge fdb show dynamic br sw0 | sort; ip link set sw0 type bridge fdb_flush; }
see
bridge link set dev p1 isolated on; bridge link set dev p2 isolated on; see
bridge link set dev p1 isolated off; bridge link set dev p2 isolated off
bridge link set dev p2 flood off; see; bridge link set dev p2 flood on
bridge link set dev p2 bcast_flood off; see; bridge link set dev p2 bcast_flood on
bridge link set dev p1 learning off; see; bridge link set dev p1 learning on
for s in disabled learning blocking; do echo $s; bridge link set dev p1 state $s; bridge link show dev p1; see; done
bridge link set dev p1 hairpin on; see; bridge link set dev p1 hairpin off locked on; see
