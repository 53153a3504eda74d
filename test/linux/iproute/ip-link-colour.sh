# -c: which words are coloured
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add br7 address 02:00:00:00:00:07 type bridge; ip link add dm3 address 02:00:00:00:00:03 type dummy
ip link set dm3 up alias "some \"alias\"" group 5
ip netns add zz; ip link add ec address 02:00:00:00:00:0c type veth peer name ed address 02:00:00:00:00:0d netns zz
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.63.0.1/24 brd + dev ea; ip addr add 10.63.1.1 peer 10.63.1.2/32 dev dm3
t ip -c link
t ip -color=always addr
t ip -c -br link
t ip -c -br addr
t ip -c -o addr
t ip -c -o link show ea
t ip -c -d link show ea
t ip -c -j link show ea
t ip -c=never -c link show lo
t ip -c -c=never link show lo
t ip -col link show lo
