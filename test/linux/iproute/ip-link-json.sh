# ip -j link: every kind of device
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add br7 address 02:00:00:00:00:07 type bridge; ip link add dm3 address 02:00:00:00:00:03 type dummy
ip link set dm3 up alias "some \"alias\"" group 5
ip netns add zz; ip link add ec address 02:00:00:00:00:0c type veth peer name ed address 02:00:00:00:00:0d netns zz
ip link set ea up; ip link set eb up; sleep 1.2
t ip -j link
t ip -j -p link
t ip -j link show dev ea
t ip -j link show type veth up
t ip -j link show group 5
t ip -n zz -j link
t ip -j link show dev nope
t ip -p link show ea
t ip -N link show ea
t ip -j -N link show lo
t ip -j -o link show lo
