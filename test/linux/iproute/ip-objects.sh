# Objects and commands by the beginning of their names
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
t ip xyz
t ip nets
t ip l
t ip li sh lo
t ip a
t ip ad l lo
t ip addr lst dev lo
t ip r
t ip ro s
t ip n
t ip neighbour
t ip neighbor show
t ip ru
t ip rul l
t ip m
t ip ma
t ip nex
t ip netn
t ip l s lo
t ip l se ea up
t ip l l ea
t ip l ls lo
t ip link xx
t ip addr xx
t ip route xx
t ip rule xx
t ip neigh xx
t ip netns xx
t ip nexthop xx
t ip maddr xx
t ip monitor xx
t ip mo link yy
t ip Link
t ip LINK
t ip ""
t ip link ""
