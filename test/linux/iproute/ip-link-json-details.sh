# ip -d -j link: what -d adds, in both forms
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add br7 address 02:00:00:00:00:07 type bridge; ip link add dm3 address 02:00:00:00:00:03 type dummy
ip link set dm3 up alias "some \"alias\"" group 5
ip netns add zz; ip link add ec address 02:00:00:00:00:0c type veth peer name ed address 02:00:00:00:00:0d netns zz
ip link set ea up; ip link set eb up; sleep 1.2
t ip -d link show ea
t ip -d link show lo
t ip -d link show dm3
t ip -d link show br7
t ip -j -d link
t ip -j -p -d link show br7
t ip -d -o link show ea
t ip -d -br link
t ip -j -p -d link show ec
t ip -d addr show dm3
t ip -d -4 addr show ea
t ip -j -d addr show lo
