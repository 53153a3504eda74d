# What a bridge does with frames: it learns, sends on, floods, takes what is for the host; the counters of every device.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add sw0 type bridge
for i in 1 2 3; do
  ip netns add h$i
  ip netns exec h$i sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
  ip link add p$i type veth peer name e0 netns h$i
  ip -n h$i link set e0 address 02:00:00:00:08:1$i
  ip link set p$i master sw0 up
  ip -n h$i addr add 10.57.0.$i/24 dev e0
  ip -n h$i link set e0 up
done
ip link set sw0 address 02:00:00:00:08:fe up
ip addr add 10.57.0.254/24 dev sw0
sleep 1.5
tcpdump -eni p3 >/run/p3 2>&1 & t=$!
sleep 1
ip netns exec h1 ping -c 2 -i 0.3 10.57.0.2
ip netns exec h2 ping -c 1 10.57.0.254
ip netns exec h3 ping -c 1 -W 4 10.57.0.77
ping -c 1 -b -W 1 10.57.0.255
ping -c 1 10.57.0.3
sleep 1.5; kill $t; wait $t; cat /run/p3
for i in p1 p2 p3 sw0; do echo $i $(cat /sys/class/net/$i/statistics/{rx_packets,tx_packets,rx_bytes,tx_bytes,rx_dropped,tx_dropped}); done
ip neigh show dev sw0 10.57.0.2
ip netns exec h1 ip neigh show 10.57.0.2
