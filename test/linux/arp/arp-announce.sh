# arp_announce: which of its addresses a host asks with.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add b
ip link add m0 address 02:53:00:00:00:01 type veth peer name m1 address 02:53:00:00:00:02
ip link set m1 netns b
ip link set lo up; ip -n b link set lo up
ip addr add 10.53.0.1/24 dev m0; ip link set m0 up
ip -n b addr add 10.53.0.2/24 dev m1; ip -n b link set m1 up
b() { ip netns exec b sysctl -q -w "$@"; }
ip addr add 10.53.7.1/24 dev lo
ip addr add 10.53.0.11/24 dev m0
ip addr add 10.53.8.1/24 dev m0
ip netns exec b tcpdump -n -t -i m1 'arp and ether src 02:53:00:00:00:01 and arp[7] = 1' >/run/cap 2>&1 & p=$!
sleep 2
for v in 0 1 2; do
  sysctl -q -w net.ipv4.conf.m0.arp_announce=$v
  for s in 10.53.0.1 10.53.0.11 10.53.8.1 10.53.7.1; do ip neigh flush dev m0; ping -c 1 -W 0.2 -q -I $s 10.53.0.2 >/dev/null; done
done
sysctl -q -w net.ipv4.conf.m0.arp_announce=0 net.ipv4.conf.all.arp_announce=2
ip neigh flush dev m0; ping -c 1 -W 0.2 -q -I 10.53.7.1 10.53.0.2 >/dev/null
ip addr flush dev m0; ip addr flush dev lo scope global; ip route add 10.53.0.0/24 dev m0
ping -c 1 -W 1 -q 10.53.0.2 >/dev/null; echo "=> $?"
sleep 1.5; kill $p; wait $p; grep ARP /run/cap
