# ifconfig: devices that are up, all of them, one, short.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
ip link add du type dummy
ip link add br0x type bridge
ip link set du address 02:00:00:5b:00:03
ip link set br0x address 02:00:00:5b:00:04
t ifconfig
t ifconfig -a
t ifconfig pa
t ifconfig du
t ifconfig -s
t ifconfig -a -s
t ifconfig -s pa
t ifconfig nope
t ifconfig -v lo
t ifconfig lo
