# tcpdump: long options, cut short, ambiguous, wrong.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
t tcpdump --foo
t tcpdump --interface
t tcpdump --i
t tcpdump --no
t tcpdump --list
t tcpdump --version=3
t tcpdump --ver
t tcpdump --he
