# ping_group_range: who may open a ping socket; ping falls back on a raw one. And what else is said of it.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t sysctl net.ipv4.ping_group_range
t sysctl -w net.ipv4.ping_group_range="0 2147483647"
t cat /proc/sys/net/ipv4/ping_group_range
t ping -c 1 -q 127.0.0.1 | grep -v rtt
t sysctl -w net.ipv4.ping_group_range="5 3"
t sysctl -w net.ipv4.ping_group_range="7"
t sysctl -w net.ipv4.ping_group_range="x y"
t sysctl -w net.ipv4.ping_group_range="0 4294967295"
t sysctl -w net.ipv4.ping_group_range="-1 5"
t sysctl net.ipv4.ping_group_range
echo "0 0" >/proc/sys/net/ipv4/ping_group_range; t sysctl net.ipv4.ping_group_range
t ping -c 1 -q 127.0.0.9 | grep -v rtt
