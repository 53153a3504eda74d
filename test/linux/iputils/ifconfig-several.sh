# ifconfig: several words in one go, in odd orders.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
t ifconfig pb up 10.72.0.1 netmask 255.255.255.0 mtu 1300 -arp
t ip addr show dev pb
t ifconfig pb netmask 255.255.255.0 10.72.0.9
t ip -4 addr show dev pb
t ifconfig pb 10.72.0.9 broadcast 10.72.0.200 netmask 255.255.0.0
t ip -4 addr show dev pb
t ifconfig pb arp promisc mtu 1500 10.72.0.9 down
t ip addr show dev pb
t ifconfig pb 10.72.0.9/16 up txqueuelen 5
t ip addr show dev pb
