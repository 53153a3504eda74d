# ping sockets: who may open one, and what ping says of it.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip netns add peer; ip link add v0 type veth peer name v1 netns peer
ip addr add 10.60.0.1/24 dev v0; ip link set v0 up; ip -n peer addr add 10.60.0.2/24 dev v1; ip -n peer link set v1 up
t sysctl net.ipv4.ping_group_range
t ping -v -e 7 -c 1 127.0.0.1
t sysctl -w net.ipv4.ping_group_range="0 0"
t sysctl net.ipv4.ping_group_range
cat /proc/sys/net/ipv4/ping_group_range
t ping -v -c 1 127.0.0.1
t ping -4 -v -c 1 10.60.0.2
t ping -c 1 -W 4 10.60.0.3
t ping -c 1 -t 1 -W 1 10.60.0.2
t ping -c 1 -I v0 10.60.0.1
t ping -c 1 -I 10.60.0.1 10.60.0.2
t ping -c 2 -i 0.2 -s 3000 10.60.0.2
t ping -c 2 -i 0.2 -M do -s 3000 10.60.0.2
t ping -e 5 -v -c 1 10.60.0.2
t sysctl -w net.ipv4.ping_group_range="5 1"
t sysctl net.ipv4.ping_group_range
t sysctl -w net.ipv4.ping_group_range="x"
t ping -v -c 1 127.0.0.1 | grep sock
nstat -as | grep -Ev '^(Ip|Icmp)6'
