# ifconfig: addresses, masks and broadcasts.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
t ifconfig pb 10.72.0.1
t ifconfig pb
t ifconfig pb 10.72.0.2 netmask 255.255.255.0
t ifconfig pb
t ifconfig pb 172.20.0.1/20
t ip addr show pb
t ifconfig pb 192.168.44.1
t ip addr show dev pb
t ifconfig pb broadcast 192.168.44.99
t ip -4 addr show dev pb
t ifconfig pb netmask 255.255.0.0
t ip -4 addr show dev pb
t ifconfig pb broadcast +
t ifconfig pb 0.0.0.0
t ip addr show dev pb
t ip route
