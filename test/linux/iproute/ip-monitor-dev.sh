# ip monitor dev: one device only, and its name is not said again
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 address 02:00:00:00:00:03 type dummy; sleep 1.2
w() { sleep .15; echo "# $*" >>/run/m; "$@"; }
ip monitor dev dm3 route neigh link address >>/run/m & p=$!; sleep .4
w ip link set dm3 up
w ip link set ea up
w ip addr add 10.120.0.1/24 dev dm3
w ip addr add 10.120.1.1/24 dev ea
w ip neigh add 10.120.0.5 lladdr 02:00:00:00:00:05 dev dm3
w ip neigh add 10.120.1.5 lladdr 02:00:00:00:00:05 dev ea
w ip route add 10.121.0.0/16 via 10.120.0.9
w ip addr flush dev dm3
sleep .3; kill $p; wait $p; echo "= $?"; cat /run/m
