# nstat's columns, names, zeros and differences.
export NSTAT_HISTORY=/run/nstat
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t nstat
ping -q -c 2 -i 0.2 127.0.0.1 >/dev/null
t nstat
t nstat
ping -q -c 1 -i 0.2 127.0.0.1 >/dev/null
t nstat -s
t nstat -s IpInReceives
t nstat -a IpInReceives IcmpInMsgs
t nstat -as 'Ip[IF]*'
t nstat -n
t nstat
t nstat -r
t nstat -as nosuch
t nstat -j -a 'Icmp*'
t nstat -asz
t nstat -V
t cat /proc/net/snmp
t cat /proc/net/netstat
