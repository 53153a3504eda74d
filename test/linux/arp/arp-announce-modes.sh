# arp_announce 0, 1 and 2: which of our addresses asks, for what is sent from which.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add far; ip link set lo up
ip link add oak type veth peer name elm netns far
ip link set oak up; ip -n far link set elm up
ip addr add 10.68.1.1/24 dev oak; ip addr add 10.68.2.1/24 dev oak; ip addr add 10.68.9.1/32 dev lo
ip route add 10.68.3.0/24 dev oak
sleep 1.2
ip netns exec far tcpdump -nlt -i elm arp >/run/arp 2>/run/err & pid=$!
sleep 2.5
for m in 0 1 2 3; do
  sysctl -q net.ipv4.conf.all.arp_announce=$m
  for s in 10.68.1.1 10.68.2.1 10.68.9.1; do
    for a in 10.68.1.7 10.68.3.7; do
      ip neigh flush dev oak
      ping -c 1 -W 0.3 -q -I $s $a >/dev/null
    done
  done
done
sleep 1.5; kill $pid; wait $pid
uniq /run/arp
