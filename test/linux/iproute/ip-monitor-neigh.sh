# ip monitor neigh: by hand, learnt, failed, flushed
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 address 02:00:00:00:00:03 type dummy; sleep 1.2
ip link set ea up; ip link set eb up; sleep 1.2; ip addr add 10.116.0.1/24 dev ea
w() { sleep .5; echo "# $*" >>/run/m; "$@"; }
ip monitor neigh >>/run/m & p=$!; sleep 1.5
w ip neigh add 10.116.0.50 lladdr 02:00:00:00:00:50 dev ea
w ip neigh change 10.116.0.50 lladdr 02:00:00:00:00:51 dev ea
w ip neigh replace 10.116.0.50 lladdr 02:00:00:00:00:51 dev ea
w ip neigh del 10.116.0.50 dev ea
w ip neigh add 10.116.0.52 lladdr 02:00:00:00:00:52 nud stale dev ea
w ip neigh add proxy 10.116.0.60 dev ea
w ping -c 1 -W 1 -q 10.116.0.77 >/dev/null
w sleep 3
w ip neigh flush 10.116.0.52
w ip neigh add 10.116.0.53 lladdr 02:00:00:00:00:53 dev ea nud noarp
w ip neigh del 10.116.0.53 dev ea
sleep .3; kill $p; wait $p; echo "= $?"; cat /run/m
