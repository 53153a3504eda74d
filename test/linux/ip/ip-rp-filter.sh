# rp_filter 0, 1 and 2 where answers go another way than questions; all and the device, the larger counts.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add far; ip link set lo up; ip -n far link set lo up
for n in 1 2; do
  ip link add oak$n type veth peer name elm$n netns far
  ip link set oak$n up; ip -n far link set elm$n up
  ip addr add 10.63.$n.1/24 dev oak$n; ip -n far addr add 10.63.$n.2/24 dev elm$n
done
ip -n far addr add 10.63.9.9/32 dev lo
ip route add 10.63.9.9/32 via 10.63.1.2
ip -n far route del 10.63.1.0/24 dev elm1; ip -n far route add 10.63.1.1/32 via 10.63.2.1
sleep 1.2
s() { sysctl -q net.ipv4.conf.all.rp_filter=$1 net.ipv4.conf.oak2.rp_filter=$2; NSTAT_HISTORY=/run/h nstat -n; echo "all $1 oak2 $2: $(ping -c 1 -W 1 -q 10.63.9.9 | grep -o '[01] received') $(NSTAT_HISTORY=/run/h nstat TcpExtIPReversePathFilter | grep Rev)"; }
s 0 0; s 0 1; s 1 0; s 1 1; s 2 0; s 0 2; s 1 2; s 2 1
ip route del 10.63.9.9/32; ip route add default via 10.63.1.2
s 0 0; s 0 2; s 0 1
ip route add unreachable 10.63.9.9
sysctl -q net.ipv4.conf.all.rp_filter=0
ip netns exec far ping -c 1 -W 1 -q -I 10.63.9.9 10.63.2.1 | grep -o '[01] received'
sysctl -q net.ipv4.conf.oak2.rp_filter=2
ip netns exec far ping -c 1 -W 1 -q -I 10.63.9.9 10.63.2.1 | grep -o '[01] received'
for s in "" "from 10.63.9.9" "from 10.63.1.2" "from 10.63.2.7" "from 127.0.0.1" "from 10.63.2.1" "from 224.0.0.9" "from 0.0.0.0"; do
  ip route get 10.63.2.1 $s iif oak2; echo "$s => $?"
done
nstat -as TcpExtIPReversePathFilter IpInAddrErrors IpInReceives IpExtInNoRoutes
