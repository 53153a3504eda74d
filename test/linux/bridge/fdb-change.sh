# bridge fdb add, replace, append, del: entries by hand, and what is refused.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add sw0 address 02:00:00:00:0a:fe type bridge
for i in 1 2; do ip link add p$i address 02:00:00:00:0a:1$i type veth peer name e$i address 02:00:00:00:0a:2$i; ip link set e$i up; ip link set p$i master sw0 up; done
ip link set sw0 up; sleep 1.3
m=02:00:00:00:0a:5
bridge fdb add ${m}1 dev p1 master; echo $?
bridge fdb add ${m}2 dev p1 master static; echo $?
bridge fdb add ${m}3 dev p1 master dynamic; echo $?
bridge fdb add ${m}4 dev p2 master permanent; echo $?
bridge fdb add ${m}5 dev p2; echo $?
bridge fdb add ${m}6 dev p2 self; echo $?
bridge fdb add ${m}7 dev p2 self master; echo $?
bridge fdb add ${m}8 dev sw0; echo $?
bridge fdb add ${m}9 dev sw0 self; echo $?
bridge fdb add ${m}a dev sw0 self master; echo $?
bridge fdb add ${m}b dev p1 master sticky; echo $?
bridge fdb add ${m}c dev p1 master extern_learn; echo $?
bridge fdb add ${m}d dev p1 master use; echo $?
bridge fdb add ${m}e dev p1 master vlan 1; echo $?
bridge fdb add ${m}f dev p1 master vlan 7; echo $?
bridge fdb add ${m}1 dev p1 master; echo $?
bridge fdb add ${m}1 dev p2 master; echo $?
bridge fdb show | grep :5
bridge -d fdb show br sw0 | grep :5
bridge fdb replace ${m}1 dev p2 master static; echo $?
bridge fdb append ${m}2 dev p1 master; echo $?
bridge fdb append 01:00:5e:01:02:03 dev p1 master; echo $?
bridge fdb add 01:00:5e:01:02:04 dev p1 self; echo $?
bridge fdb add 00:00:00:00:00:00 dev p1 master; echo $?
bridge fdb add ff:ff:ff:ff:ff:ff dev p1 master; echo $?
bridge fdb add 02:00:00:00:0a:11 dev p1 master; echo $?
bridge fdb add 02:00:00:00:0a:12 dev p1 master static; echo $?
bridge fdb add ${m}1 dev e1 master; echo $?
bridge fdb add ${m}1 dev nosuch master; echo $?
bridge fdb add 02:00 dev p1 master; echo $?
bridge fdb add ${m}1 master; echo $?
bridge fdb add dev p1; echo $?
bridge fdb add ${m}1 dev p1 nosuch; echo $?
bridge fdb show | grep -e :5 -e 0a:1
bridge fdb del ${m}1 dev p1 master; echo $?
bridge fdb del ${m}1 dev p2 master; echo $?
bridge fdb del ${m}1 dev p2 master; echo $?
bridge fdb del ${m}6 dev p2; echo $?
bridge fdb del ${m}6 dev p2; echo $?
bridge fdb del 02:00:00:00:0a:12 dev p2 master; echo $?
bridge fdb del 01:00:5e:01:02:04 dev p1; echo $?
bridge fdb show | grep -e :5 -e 0a:1
bridge fdb flush dev p1; echo $?
bridge fdb flush dev sw0; echo $?
bridge fdb show | grep -e :5 -e 0a:1
ip link set p2 nomaster; bridge fdb show | grep -e :5 -e 0a:1
ip link set p1 address 02:00:00:00:0a:77; bridge fdb show | grep -e :7 -e 0a:1
