# -s and -s -s, as text, one line and JSON
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add br7 address 02:00:00:00:00:07 type bridge; ip link add dm3 address 02:00:00:00:00:03 type dummy
ip link set dm3 up alias "some \"alias\"" group 5
ip netns add zz; ip link add ec address 02:00:00:00:00:0c type veth peer name ed address 02:00:00:00:00:0d netns zz
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.61.0.1/24 dev ea
ping -c 3 -i 0.2 -q 10.61.0.1 >/dev/null
t ip -s link show dm3
t ip -s -s link show ea
t ip -s -o link show ea
t ip -j -s link show dm3
t ip -j -p -s -s link show ea
t ip -s -br link
t ip -s addr show ea
t ip -s -4 addr show ea
t ip -s -o addr show ea
t ip -j -s addr show dm3
t ip -s -d link show dm3
