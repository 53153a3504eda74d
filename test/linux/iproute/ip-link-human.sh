# -h and -iec: three digits and a prefix
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link set lo up
ping -c 1 -i 0.01 -q -s 11 127.0.0.1 >/dev/null
t ip -h -s link show lo
t ip -h -iec -s link show lo
t ip -iec -s link show lo
ping -c 3 -i 0.01 -q -s 84 127.0.0.1 >/dev/null
t ip -h -s link show lo
t ip -h -iec -s link show lo
t ip -iec -s link show lo
ping -c 2 -i 0.01 -q -s 1172 127.0.0.1 >/dev/null
t ip -h -s link show lo
t ip -h -iec -s link show lo
t ip -iec -s link show lo
ping -c 9 -i 0.01 -q -s 12000 127.0.0.1 >/dev/null
t ip -h -s link show lo
t ip -h -iec -s link show lo
t ip -iec -s link show lo
ping -c 30 -i 0.01 -q -s 60000 127.0.0.1 >/dev/null
t ip -h -s link show lo
t ip -h -iec -s link show lo
t ip -iec -s link show lo
t ip -h -s -s link show lo
t ip -j -h -s link show lo
