# bridge link set: what a port can be told, what it refuses.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add sw0 address 02:00:00:00:0a:fe type bridge
for i in 1 2; do ip link add p$i address 02:00:00:00:0a:1$i type veth peer name e$i address 02:00:00:00:0a:2$i; ip link set e$i up; ip link set p$i master sw0 up; done
ip link set sw0 up; sleep 1.3
bridge link set dev p1 cost 55 priority 12; echo $?; bridge -d link show dev p1
bridge link set dev p1 learning off flood off hairpin on isolated on; echo $?; bridge -d link show dev p1
bridge link set dev p1 guard on root_block on fastleave on; echo $?; bridge -d link show dev p1
bridge link set dev p1 mcast_flood off bcast_flood off vlan_tunnel on mcast_to_unicast on learning_sync on; echo $?; bridge -d link show dev p1
bridge link set dev p2 locked on mab on; echo $?; bridge -d link show dev p2
bridge link set dev p1 state blocking; echo $?; bridge link show dev p1
bridge link set dev p1 state 0; echo $?; bridge link show dev p1
bridge link set dev p1 state forwarding; echo $?; bridge link show dev p1
bridge link set dev p1 state 7; echo $?
bridge link set dev p1 state nosuch; echo $?
bridge link set dev p1 cost 0; echo $?
bridge link set dev p1 cost 65536; echo $?; bridge link show dev p1
bridge link set dev p1 priority 64; echo $?
bridge link set dev p1 priority 63; echo $?; bridge link show dev p1
bridge link set dev p1 learning maybe; echo $?
bridge link set dev p1 hwmode veb; echo $?
bridge link set dev p1 hwmode x; echo $?
bridge link set dev p1 nosuch on; echo $?
bridge link set dev p1; echo $?
bridge link set cost 5; echo $?
bridge link set dev nosuch cost 5; echo $?
bridge link set dev sw0 cost 5; echo $?
bridge link set dev e1 cost 5; echo $?
bridge link set dev p1 cost; echo $?
ip link set p1 type bridge_slave cost 7 learning on hairpin off; echo $?; bridge -d link show dev p1
ip link set p1 type bridge_slave state 2 priority 9; echo $?; bridge link show dev p1
ip link set p1 type bridge_slave nosuch 1 2>&1 | head -3
ip link set e1 type bridge_slave cost 7; echo $?
ip link set sw0 type bridge_slave cost 7; echo $?
ip link set p1 type bridge_slave learning 1; echo $?
ip link set p1 type bridge_slave fdb_flush; echo $?
