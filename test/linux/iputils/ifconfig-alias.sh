# ifconfig: alias names.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
t ifconfig pa:1 10.72.0.1/24
t ifconfig pa:web 10.72.0.2 netmask 255.255.255.0 up
t ifconfig pa:1
t ifconfig
t ip -4 addr show dev pa
t ifconfig pa:web down
t ifconfig pa:none down
t ifconfig pa:none
t ifconfig pa:1 0.0.0.0
t ip -4 addr show dev pa
t ifconfig nope:1 10.1.1.1
t ifconfig -s
t ifconfig pa:9 mtu 1400
