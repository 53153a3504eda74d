# -br: columns, and what JSON keeps of them
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add br7 address 02:00:00:00:00:07 type bridge; ip link add dm3 address 02:00:00:00:00:03 type dummy
ip link set dm3 up alias "some \"alias\"" group 5
ip netns add zz; ip link add ec address 02:00:00:00:00:0c type veth peer name ed address 02:00:00:00:00:0d netns zz
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.62.0.1/24 dev ea; ip addr add 10.62.1.1 peer 10.62.1.2/32 dev dm3; ip addr add 10.62.2.1/24 dev dm3 metric 7
t ip -br link
t ip -br addr
t ip -br -j link
t ip -br -j addr
t ip -br -j -p addr show dm3
t ip -br -4 addr
t ip -br addr show up
t ip -br link show type dummy
t ip -br addr show dev nope
t ip -o -br addr
t ip -br -n zz link
t ip -br netns
