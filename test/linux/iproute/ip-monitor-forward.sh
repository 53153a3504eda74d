# ip monitor: forwarding of the whole machine
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 address 02:00:00:00:00:03 type dummy; sleep 1.2
w() { sleep .15; echo "# $*" >>/run/m; "$@"; }
ip monitor netconf label >>/run/m & p=$!; sleep .4
w sysctl -qw net.ipv4.ip_forward=1
w sysctl -qw net.ipv4.conf.all.forwarding=0
w sysctl -qw net.ipv4.conf.default.ignore_routes_with_linkdown=1
w sysctl -qw net.ipv4.conf.eb.ignore_routes_with_linkdown=1
w ip link add dm4 type dummy
sleep .3; kill $p; wait $p; echo "= $?"; cat /run/m
