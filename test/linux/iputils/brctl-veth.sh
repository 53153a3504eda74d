# brctl: ports added and taken out.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add pa address 02:00:00:5d:00:01 type veth peer name pb address 02:00:00:5d:00:02
ip link add du address 02:00:00:5d:00:03 type dummy
brctl addbr brx
brctl addbr bry
t brctl addif brx pa
t brctl addif brx pa
t brctl addif bry pa
t brctl show
t brctl addif brx du
t brctl show brx
t brctl delif bry pa
t brctl delif brx pa
t brctl show
t brctl delif brx pa
t brctl addif bry brx
t brctl delbr brx
t brctl show
ip link show du | grep -c master
