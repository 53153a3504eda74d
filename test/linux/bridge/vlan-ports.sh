# bridge vlan of a bridge with ports.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add sw0 address 02:00:00:00:0a:fe type bridge
for i in 1 2; do ip link add p$i address 02:00:00:00:0a:1$i type veth peer name e$i address 02:00:00:00:0a:2$i; ip link set e$i up; ip link set p$i master sw0 up; done
ip link set sw0 up; sleep 1.3
bridge vlan
bridge vlan show dev p1; bridge vlan show vid 1; bridge vlan show vid 2
bridge -j vlan; echo
bridge -d vlan show dev p1; bridge -s vlan show dev p1
bridge -c vlan
bridge vlan show dev e1; echo $?
