# A carrier that goes takes what was learnt with it, not what is permanent; arp_evict_nocarrier 0 keeps all.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add m0 type veth peer name m1
ip addr add 10.87.0.1/24 dev m0
ip link set m0 up; ip link set m1 up
sleep 1.2
for evict in 1 0; do
  echo "arp_evict_nocarrier $evict"
  sysctl -q -w net.ipv4.conf.m0.arp_evict_nocarrier=$evict
  ip neigh replace 10.87.0.5 lladdr 02:00:00:00:00:05 dev m0 nud stale
  ip neigh replace 10.87.0.6 lladdr 02:00:00:00:00:06 dev m0
  ip neigh | sort
  ip link set m1 down
  sleep 1.2
  ip neigh | sort
  ip link set m1 up
  sleep 1.2
  ip neigh | sort
done
ip link set m0 down
ip neigh
