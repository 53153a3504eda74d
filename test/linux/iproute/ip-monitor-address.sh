# ip monitor address route: what an address brings and takes
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 address 02:00:00:00:00:03 type dummy; sleep 1.2
ip link set dm3 up
w() { sleep .15; echo "# $*" >>/run/m; "$@"; }
ip monitor address route >>/run/m & p=$!; sleep .4
w ip addr add 10.110.0.1/24 dev dm3
w ip addr add 10.110.0.2/24 dev dm3
w ip addr add 10.110.1.1/24 brd + dev dm3
w ip addr add 10.110.2.1 peer 10.110.2.2/32 dev dm3
w ip addr del 10.110.2.1 peer 10.110.2.2/32 dev dm3
w ip addr change 10.110.1.1/24 dev dm3 metric 50
w ip addr del 10.110.0.1/24 dev dm3
w ip addr add 10.110.3.1/32 dev dm3
w ip link set dm3 down
w ip link set dm3 up
w ip addr flush dev dm3
w ip addr add 10.110.4.1/24 dev ea
w ip link del ea
sleep .3; kill $p; wait $p; echo "= $?"; cat /run/m
