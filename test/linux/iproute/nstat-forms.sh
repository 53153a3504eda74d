# nstat: patterns, zeros, JSON, history
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link set lo up
export NSTAT_HISTORY=/run/hist
t nstat -n
ping -c 2 -i 0.2 -q 127.0.0.1 >/dev/null
t nstat -s 'Icmp*'
t nstat -sj 'IcmpIn*'
t nstat -sz 'IcmpIn*s'
t nstat -sjz 'IcmpOutEcho*'
t nstat -as IcmpInMsgs
t nstat -s Ip6InReceives
t nstat -sz Ip6InReceives Ip6OutRequests
t nstat -s IpInReceives IcmpOutMsgs
t nstat IcmpInEchos
t nstat IcmpInEchos
t nstat -z IcmpInEchos
t nstat -r IcmpInEchos
t nstat -n
t nstat --json 'Icmp*'
t nstat --zeros --noupdate IcmpInErrors
t head -1 /run/hist
