# ethtool: links that come and go.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add pa type veth peer name pb
t ethtool lo
ip link set lo up
t ethtool lo
ethtool pa | grep Link
ip link set pa up; sleep 1.2
ethtool pa | grep Link
ip link set pb up; sleep 1.2
ethtool pa | grep Link
ethtool --driver pb | head -1
t ethtool -i
t ethtool --statistics lo
