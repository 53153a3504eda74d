# ifconfig: up, down and flags.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
t ifconfig pb down
t ifconfig pb
t ifconfig pb up
t ifconfig pa promisc
t ifconfig pa
t ifconfig pa -promisc allmulti
t ip link show pa
t ifconfig pa -allmulti -multicast
t ip link show pa
t ifconfig pa multicast -arp
t ip link show pa
t ifconfig pa arp
t ifconfig pa trailers
t ifconfig pa -pointopoint
t ifconfig pa -broadcast
t ip link show pa
