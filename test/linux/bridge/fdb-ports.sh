# bridge fdb show: the ports' own addresses, the groups, what is learnt; by bridge, by port, by state.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add sw0 address 02:00:00:00:0a:fe type bridge
for i in 1 2; do ip link add p$i address 02:00:00:00:0a:1$i type veth peer name e$i address 02:00:00:00:0a:2$i; ip link set e$i up; ip link set p$i master sw0 up; done
ip link set sw0 up; sleep 1.3
ip netns add h; ip link set e1 netns h; ip netns exec h sysctl -qw net.ipv6.conf.all.disable_ipv6=1
ip -n h link set e1 up; ip -n h addr add 10.60.0.2/24 dev e1; ip addr add 10.60.0.1/24 dev sw0; sleep 1.2
ping -c 1 10.60.0.2 >/dev/null
bridge fdb show
bridge fdb show br sw0
bridge fdb show brport p1
bridge fdb show dev p2
bridge fdb show dev sw0
bridge fdb show dynamic; bridge fdb show state permanent dev p1
bridge fdb show state reachable; bridge fdb show state stale
bridge fdb show br p1; echo $?
bridge fdb show br sw0 dev p1
bridge fdb show br sw0 dynamic
bridge fdb show vlan 1
bridge -s fdb show dev p1 dynamic | sed -E "s,used [0-9]+/[0-9]+,used A/B,"
bridge -j fdb show dev p1; echo; bridge -j -p fdb show br sw0 dynamic
bridge -d fdb show dynamic; bridge -o fdb show dynamic
bridge fdb get 02:00:00:00:0a:21 br sw0; echo $?
bridge fdb get 02:00:00:00:0a:21 dev p1 master; echo $?
bridge fdb get 02:00:00:00:0a:99 br sw0; echo $?
ip -n h link set e1 down; sleep 1.2; bridge fdb show dynamic
