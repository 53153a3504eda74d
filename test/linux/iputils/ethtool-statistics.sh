# ethtool -S: what drivers count.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
ip link add du type dummy
t ethtool -S pa
t ethtool -S lo
t ethtool -S du
ip addr add 10.71.0.2/24 dev pb
t ping -q -c 1 -W 1 10.71.0.9
t ethtool -S pa
