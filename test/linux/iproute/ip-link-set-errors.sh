# What ip link set refuses
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 type dummy; ip netns add zz; ip link add br5 type bridge
t ip link set
t ip link set up
t ip link set nope up
t ip link set ea foo
t ip link set dev ea dev eb up
t ip link set ea mtu
t ip link set ea mtu x
t ip link set ea mtu 67
t ip link set ea mtu 65536
t ip link set lo mtu -1
t ip link set dm3 mtu 2147483648
t ip link set ea mtu 1500 mtu 1400
t ip link set ea address
t ip link set ea address x
t ip link set ea address 01:00:00:00:00:00
t ip link set ea address 1:2:3
t ip link set ea address 2:2:2:2:2:2:2
t ip link set ea name
t ip link set ea name eb
t ip link set ea name a/b
t ip link set ea name abcdefghijklmnop
t ip link set ea name all
t ip link set eb up name ebb
t ip link set ea arp x
t ip link set ea promisc maybe
t ip link set ea multicast
t ip link set ea carrier off
t ip link set ea qlen 5 txqueuelen 6
t ip link set ea group nope
t ip link set ea master nope
t ip link set ea master dm3
t ip link set ea vrf nope
t ip link set ea netns nope
t ip link set br5 netns zz
t ip link set lo netns zz
t ip link set dm3 index 5
t ip link set ea addrgenmode foo
t ip link set ea state foo
