# bridge link and ip -d link of ports: their settings, their states, as text, one line and JSON.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add sw0 address 02:00:00:00:0a:fe type bridge
for i in 1 2; do ip link add p$i address 02:00:00:00:0a:1$i type veth peer name e$i address 02:00:00:00:0a:2$i; ip link set e$i up; ip link set p$i master sw0 up; done
ip link set sw0 up; sleep 1.3
ip link add q0 type dummy; ip link set q0 master sw0; ip link add q1 type dummy
bridge link
bridge link show dev p1; echo $?
bridge link show dev sw0; echo $?
bridge link show dev q1; echo $?
bridge link show dev nosuch; echo $?
bridge link show master sw0; echo $?
bridge -d link show dev p2
bridge -o link; bridge -o -d link show dev p1
bridge -j link; echo; bridge -j -p -d link show dev p1; bridge -s link show dev q0
bridge -c link show dev p1
ip link set e2 down; sleep 1.3; bridge link; bridge link set dev q0 state 3; echo $?
ip link set sw0 down; bridge link
