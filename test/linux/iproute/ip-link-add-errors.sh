# What ip link add refuses, by itself and by the kernel
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
t ip link add
t ip link add xa
t ip link add xa type
t ip link add type dummy
t ip link add xa type nosuch
t ip link add xa type veth foo
t ip link add xa type veth peer foo bar
t ip link add xa type veth peer name
t ip link add xa type veth peer name xa
t ip link add ea type dummy
t ip link add abcdefghijklmnop type dummy
t ip link add a/b type dummy
t ip link add "" type dummy
t ip link add . type dummy
t ip link add .. type dummy
t ip link add all type dummy
t ip link add default type dummy
t ip link add xd name xe type dummy
t ip link add xf xg type dummy
t ip link add xh mtu 50 type veth
t ip link add xi mtu 70000 type bridge
t ip link add xi mtu 60 type bridge
t ip link add xj mtu x type dummy
t ip link add xk address 1:2 type dummy
t ip link add xl address 01:00:00:00:00:01 type dummy
t ip link add xm address zz type dummy
t ip link add xn address 0:0:0:0:0:0 type dummy
t ip link add xo txqueuelen x type dummy
t ip link add xp index 1 type dummy
t ip link add xq index 0 type dummy
t ip link add xr index x type dummy
t ip link add xs netns nope type dummy
t ip link add xt group foo type dummy
t ip link add xu master nope type dummy
t ip link add xv mtu 1400 mtu 1300 type dummy
t ip link add xw link nope type vlan id 5
t ip link add xy type vet
t ip link show type dummy
