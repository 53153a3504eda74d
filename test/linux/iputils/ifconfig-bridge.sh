# ifconfig on a bridge and a dummy.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add du address 02:00:00:5b:00:03 type dummy
t ifconfig du 10.72.0.1/24
t ifconfig du
t ifconfig du -arp
t ifconfig du arp multicast
t ifconfig du
t ifconfig du hw ether 02:00:00:5b:00:77
t ifconfig du mtu 90000
t ifconfig du
t ifconfig -s du
t ifconfig du down
t ifconfig
t ifconfig du 10.72.0.1/24
t ip route
