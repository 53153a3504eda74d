# tcpdump: -s, lengths that are none.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
for n in x -1 262145 999999999 "" 1x; do t tcpdump -i lo -s "$n"; done
t tcpdump --snapshot-length=foo -i lo
t tcpdump --snapshot-length
