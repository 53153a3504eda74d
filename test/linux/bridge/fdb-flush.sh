# What empties a bridge's table: of a port, of a bridge, all of it with the host's own addresses.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add sw0 address 02:00:00:00:0e:fe type bridge
for i in 1 2; do ip link add p$i address 02:00:00:00:0e:1$i type veth peer name e$i address 02:00:00:00:0e:2$i; ip link set e$i up; ip link set p$i master sw0 up; done
ip link set sw0 up; sleep 1.3
fill() { for i in 1 2; do bridge fdb replace 02:00:00:00:0e:3$i dev p$i master dynamic; bridge fdb replace 02:00:00:00:0e:4$i dev p$i master static; bridge fdb replace 02:00:00:00:0e:5$i dev p$i master extern_learn; done; }
see() { bridge fdb show br sw0 | grep 0e:; echo -; }
fill; see
ip link set p1 type bridge_slave fdb_flush; see
fill; ip link set sw0 type bridge fdb_flush; see
fill; ip link set p2 down; see; ip link set p2 up; sleep 1.2
fill; bridge fdb flush dev p1 master; echo $?; see
bridge fdb flush dev p1; echo $?; bridge fdb flush dev sw0 master; echo $?; bridge fdb flush; echo $?; bridge fdb flush dev nosuch; echo $?
fill; bridge fdb flush dev sw0; echo $?; see
ip link set p1 address 02:00:00:00:0e:61; see
ip link set sw0 address 02:00:00:00:0e:62; see
ip link set p2 address 02:00:00:00:0e:62; see
ip link set p2 nomaster; see
ip link set p2 down; ip link set p2 master sw0; see
bridge fdb add 02:00:00:00:0e:77 dev p2 master dynamic; echo $?
bridge fdb add 02:00:00:00:0e:77 dev p2 master static sticky; echo $?; see
bridge fdb add 02:00:00:00:0e:78 dev p1 master static sticky; see
