# tcpdump: devices by name and number, down, gone.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip link add m0 type veth peer name m1
t tcpdump -i nosuch
t tcpdump -i lo,m0
t tcpdump -i ""
t tcpdump -i m0
t tcpdump -i m1 -c 1
t tcpdump -i 99
t tcpdump -i 0
t tcpdump -i lo0
t tcpdump -i nosuch icmp and
t tcpdump -i lo icmp and
