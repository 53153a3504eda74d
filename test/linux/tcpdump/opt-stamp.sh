# tcpdump: -j and -J.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip link add m0 type veth peer name m1
t tcpdump -J
t tcpdump -J -i lo
t tcpdump -J -i m0
t tcpdump -i lo -j foo
t tcpdump --time-stamp-type=foo
