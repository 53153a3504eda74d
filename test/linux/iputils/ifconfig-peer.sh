# ifconfig: point to point, dstaddr, down with an address.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
t ifconfig pb 10.72.0.1 pointopoint 10.73.0.1
t ip addr show dev pb
t ifconfig pb
t ifconfig pb dstaddr 10.73.0.2
t ip -4 addr show dev pb
t ip route
t ifconfig pb 10.72.0.5 netmask 255.255.255.255
t ip -4 addr show dev pb
t ifconfig lo down
t ifconfig lo 127.0.0.1
t ip -4 addr show dev lo
t ifconfig lo
t ifconfig pa 10.71.0.1 netmask 255.255.255.0 broadcast 10.71.0.255 mtu 1300 up
t ip addr show dev pa
