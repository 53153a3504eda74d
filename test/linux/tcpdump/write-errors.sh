# tcpdump -w: places where nothing can be written.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
mkdir -p /run/q; cd /run/q
t tcpdump -i lo -w /run/nosuch/x
t tcpdump -i lo -w /run/q
t tcpdump -i lo -w
t tcpdump -i lo -w nosuch/x icmp and
t tcpdump -i nosuch -w nosuch/x
ls
