# ip monitor all: labels before each
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 address 02:00:00:00:00:03 type dummy; sleep 1.2
w() { sleep .15; echo "# $*" >>/run/m; "$@"; }
ip monitor all >>/run/m & p=$!; sleep .4
w ip link set dm3 up
w ip addr add 10.118.0.1/24 dev dm3
w ip neigh add 10.118.0.5 lladdr 02:00:00:00:00:05 dev dm3
w ip rule add pref 7 lookup 7
w ip nexthop add id 1 via 10.118.0.5 dev dm3
w sysctl -qw net.ipv4.conf.dm3.forwarding=1
w sysctl -qw net.ipv4.conf.dm3.rp_filter=2
w sysctl -qw net.ipv4.conf.all.rp_filter=1
w sysctl -qw net.ipv4.conf.dm3.proxy_arp=1
w sysctl -qw net.ipv4.conf.dm3.accept_local=1
w ip netns add zz
w ip link set ea netns zz
w ip -n zz link set ea up
w ip neigh del 10.118.0.5 dev dm3
sleep .3; kill $p; wait $p; echo "= $?"; cat /run/m
