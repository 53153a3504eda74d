# brctl showmacs and bridge -s fdb of what was learnt, and how it is forgotten.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add sw0 address 02:00:00:00:0d:fe type bridge
ip netns add h; ip link add p1 address 02:00:00:00:0d:11 type veth peer name e1 netns h; ip netns exec h sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip -n h link set e1 address 02:00:00:00:0d:21 up; ip link set p1 master sw0 up; ip link set sw0 up
ip addr add 10.63.0.1/24 dev sw0; ip -n h addr add 10.63.0.2/24 dev e1; sleep 1.4
ping -c 1 10.63.0.2 >/dev/null
brctl showmacs sw0 | cut -f 1-3
bridge fdb show dynamic; echo -
sleep 1.5; bridge fdb show dynamic; bridge -s fdb show br sw0 | grep -c permanent
ip link set sw0 type bridge ageing_time 100; sleep 0.2; bridge fdb show dynamic; echo -
ping -c 1 10.63.0.2 >/dev/null; bridge fdb show dynamic; sleep 1.6; bridge fdb show dynamic; bridge fdb show state stale
ip link set sw0 type bridge ageing_time 0; ping -c 1 10.63.0.2 >/dev/null; bridge fdb show dynamic; echo -
