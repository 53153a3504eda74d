# tcpdump: -L and -y.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip link add m0 type veth peer name m1
t tcpdump -L
t tcpdump -L -i lo
t tcpdump -L -i any
t tcpdump -L -i nosuch
t tcpdump -i lo -y FOO
t tcpdump -i lo -y RAW
t tcpdump -i lo -y LINUX_SLL
t tcpdump -i any -y EN10MB
