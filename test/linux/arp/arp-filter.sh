# arp_filter: a card answers only for what would leave by it.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add far
for n in 1 2; do
  ip link add oak$n address 02:66:00:00:0$n:01 type veth peer name elm$n address 02:66:00:00:0$n:02 netns far
  ip link set oak$n up; ip -n far link set elm$n up
  ip addr add 10.66.$n.1/24 dev oak$n
done
ip -n far addr add 10.66.1.9/24 dev elm1; ip -n far addr add 10.66.2.9/24 dev elm2
sleep 1.2
p() { ip -n far neigh flush dev elm1; ip -n far neigh flush dev elm2; echo "$1 by $2: $(ip netns exec far arping -c 1 -w 1 -I $2 $3 $1 | grep -o 'Unicast.*\]\|Received.*')"; }
all() { p 10.66.1.1 elm1; p 10.66.2.1 elm1; p 10.66.1.1 elm2; p 10.66.2.1 elm2; p 10.66.1.1 elm1 "-D"; p 10.66.1.1 elm2 "-s 10.66.1.9"; }
all
sysctl net.ipv4.conf.all.arp_filter=1
all
ip route add 10.66.2.9/32 dev oak1
sysctl net.ipv4.conf.all.arp_filter=0 net.ipv4.conf.oak1.arp_filter=1
all
