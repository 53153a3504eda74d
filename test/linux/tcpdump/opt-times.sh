# tcpdump: how many -t there may be.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
t tcpdump -i lo -tttttt
t tcpdump -i nosuch -tttttt
t tcpdump -tttttt -h
t tcpdump --time-stamp-precision=foo -i lo
t tcpdump --time-stamp-precision -i lo
