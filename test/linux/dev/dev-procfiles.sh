# /proc/net/dev, /proc/net/route, /proc/net/arp, /proc/net/if_inet6 and their like, over a few changes.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for f in dev route arp; do echo "== $f"; cat /proc/net/$f; done
ip link set lo up; ip link add oak address 02:47:00:00:00:01 type veth peer name elm address 02:47:00:00:00:02
sysctl -q net.ipv4.neigh.oak.mcast_solicit=1; ip link set oak up; ip link set elm up; ip addr add 10.47.0.1/24 dev oak; ip route add default via 10.47.0.9
ip route add 10.46.0.0/20 dev elm metric 7; ip route add blackhole 10.45.0.0/16; ip route add 10.44.0.0/16 via 10.47.0.8 mtu 1300
ip route add prohibit 10.43.0.0/16 table 8
ip neigh add 10.47.0.5 lladdr 02:00:00:00:00:05 dev oak nud permanent; ip neigh add 10.47.0.6 lladdr 02:00:00:00:00:06 dev oak nud stale
ping -c 3 -i 0.2 -q 127.0.0.1 >/dev/null; ping -c 1 -W 0.4 -q 10.47.0.77 >/dev/null
for f in dev route; do echo "== $f"; cat /proc/net/$f; done
sort /proc/net/arp
sleep 4
sort /proc/net/arp
echo /proc/sys/net/ipv4/conf/* /proc/sys/net/ipv4/neigh/[!d]*
cat /sys/class/net/oak/statistics/tx_packets /sys/class/net/lo/statistics/rx_bytes /sys/class/net/oak/operstate /sys/class/net/oak/carrier
ip link del oak
cat /proc/net/route; cat /proc/net/arp; echo /sys/class/net/*
