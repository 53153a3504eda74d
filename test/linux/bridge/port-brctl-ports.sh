# brctl with ports: show, showmacs, showstp, addif, delif, path cost, priority, hairpin.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add sw0 address 02:00:00:00:0a:fe type bridge
for i in 1 2; do ip link add p$i address 02:00:00:00:0a:1$i type veth peer name e$i address 02:00:00:00:0a:2$i; ip link set e$i up; ip link set p$i master sw0 up; done
ip link set sw0 up; sleep 1.3
ip link add q0 type dummy
timers() { sed -E "s,(timer)[\t ]+[0-9]+\.[0-9]+,\1 X,g"; }
brctl show; brctl show sw0
brctl showmacs sw0
brctl showstp sw0 | timers
brctl addif sw0 q0; echo $?
brctl addif sw0 q0; echo $?
brctl addif sw0 nosuch; echo $?
brctl addif nosuch q0; echo $?
brctl addif sw0 lo; echo $?
brctl show
brctl delif sw0 q0; echo $?
brctl delif sw0 q0; echo $?
brctl delif sw0 nosuch; echo $?
brctl setpathcost sw0 p1 77; echo $?; brctl setportprio sw0 p1 5; echo $?
brctl setpathcost sw0 q0 77; echo $?; brctl setpathcost sw0 p1 0; echo $?
brctl hairpin sw0 p1 on; echo $?; brctl hairpin sw0 p1 maybe; echo $?
bridge -d link show dev p1
brctl setageing sw0 0; brctl showmacs sw0; brctl showstp sw0 | timers
ip link set e2 down; sleep 1.2; brctl showstp sw0 | timers
brctl showmacs nosuch; echo $?; brctl showstp nosuch; echo $?; brctl showmacs p1; echo $?
brctl showstp; echo $?
brctl delbr sw0; echo $?
ip link set sw0 down; brctl delbr sw0; echo $?; ip link show p1
