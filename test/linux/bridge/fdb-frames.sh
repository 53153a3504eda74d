# Entries by hand decide where frames go: a static one is not learnt away, a permanent one is the host's.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add sw0 address 02:00:00:00:0b:fe type bridge
for i in 1 2 3; do
  ip netns add h$i; ip netns exec h$i sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
  ip link add p$i address 02:00:00:00:0b:1$i type veth peer name e0 netns h$i
  ip -n h$i link set e0 address 02:00:00:00:0b:2$i up; ip link set p$i master sw0 up; ip -n h$i addr add 10.61.0.$i/24 dev e0
  for j in 1 2 3; do ip -n h$i neigh add 10.61.0.$j lladdr 02:00:00:00:0b:2$j dev e0; done
done
ip link set sw0 up; sleep 1.4
count() { for i in p1 p2 p3; do echo -n "$i $(cat /sys/class/net/$i/statistics/tx_packets) "; done; echo; }
see() { ip netns exec h1 ping -c 1 -W 0.3 10.61.0.2 | grep -c ttl=; count; }
see
see
bridge fdb replace 02:00:00:00:0b:22 dev p3 master static; echo $?
see
ip netns exec h2 ping -c 1 -W 0.3 10.61.0.1 | grep -c ttl=; see
bridge fdb show br sw0 | grep :2
bridge fdb del 02:00:00:00:0b:22 dev p3 master; see
bridge fdb replace 02:00:00:00:0b:22 dev p2 master permanent; echo $?; see
bridge fdb del 02:00:00:00:0b:22 dev p2 master
ip link set sw0 type bridge ageing_time 100; sleep 1.5; bridge fdb show br sw0 | grep :2; see
