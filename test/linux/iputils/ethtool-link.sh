# ethtool DEVICE: what a link says of itself.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
ip link add du type dummy
ip link add brx type bridge
t ethtool pa
t ethtool lo
t ethtool du
t ethtool brx
ip link set du up
ip link set brx up
t ethtool du
t ethtool brx
ip link set pb down
sleep 1.2
t ethtool pa
t ethtool pb
t ethtool pa pb
