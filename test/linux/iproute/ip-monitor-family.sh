# ip -4 monitor leaves out what is of IPv6
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 address 02:00:00:00:00:03 type dummy; sleep 1.2
w() { sleep .15; echo "# $*" >>/run/m; "$@"; }
ip -4 monitor >>/run/m & p=$!; sleep .4
w ip link set dm3 up
w ip addr add 10.122.0.1/24 dev dm3
w ip link add dm5 address 02:00:00:00:00:05 type dummy
w ip link del dm5
w ip rule add pref 7 lookup 7
sleep .3; kill $p; wait $p; echo "= $?"; cat /run/m
