# ip monitor: devices that come and go, with their settings
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
w() { sleep .15; echo "# $*" >>/run/m; "$@"; }
ip monitor link netconf >>/run/m & p=$!; sleep .4
w ip link set lo up
w ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
w ip link add dm3 address 02:00:00:00:00:03 type dummy
w ip link add dm4 address 02:00:00:00:00:04 up type dummy
w ip link add br7 address 02:00:00:00:00:07 type bridge
w ip link del dm3
w ip link del eb
w ip link del br7
w ip link set lo down
sleep .3; kill $p; wait $p; echo "= $?"; cat /run/m
