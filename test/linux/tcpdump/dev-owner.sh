# tcpdump: whose capture it is; nothing of another namespace.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip netns add q1
ip link add m0 type veth peer name m1 netns q1
tt() { echo "\$ tcpdump $*"; timeout -s INT 5 tcpdump "$@" 2>&1; echo "=> $?"; }
t ip netns exec q1 tcpdump -i m0
t ip netns exec q1 tcpdump -i m1
ip -n q1 link set lo up
ip netns exec q1 timeout -s INT 5 tcpdump
