# ip monitor link: each change of a device, live
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 address 02:00:00:00:00:03 type dummy; sleep 1.2
w() { sleep .15; echo "# $*" >>/run/m; "$@"; }
ip monitor link >>/run/m & p=$!; sleep .4
w ip link set ea up
w ip link set eb up
w sleep 1.2
w ip link set ea mtu 1400
w ip link set ea mtu 1400
w ip link set ea address 02:00:00:00:00:1a
w ip link set ea txqueuelen 5
w ip link set ea group 7
w ip link set ea alias xx
w ip link set dm3 alias yy
w ip link set ea arp off
w ip link set ea arp on
w ip link set ea multicast off
w ip link set ea promisc on
w ip link set eb down
w sleep 1.2
w ip link set eb name ez
w ip link set dm3 up
w ip link del dm3
w ip link del ea
sleep .3; kill $p; wait $p; echo "= $?"; cat /run/m
