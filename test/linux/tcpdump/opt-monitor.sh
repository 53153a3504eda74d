# tcpdump: -I, -B, -Z, -m, -T with what is not there.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
t tcpdump -I -i lo
t tcpdump --monitor-mode -i lo -c 1
t tcpdump -i lo -B x
t tcpdump -i lo -B 0
t tcpdump -i lo -B -3
t tcpdump -i lo -Z nosuch
t tcpdump -i lo -T foo
t tcpdump -i lo -T ""
