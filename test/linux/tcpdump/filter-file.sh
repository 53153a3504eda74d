# tcpdump -F: a filter from a file.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
tt() { echo "\$ tcpdump $*"; timeout -s INT 5 tcpdump "$@" 2>&1; echo "=> $?"; }
cd /run
t tcpdump -i lo -F nosuch
echo "icmp and" > f1; t tcpdump -i lo -F f1
echo "icmp or arp" > f1; tt -i lo -F f1
printf 'icmp\nor arp\n' > f1; tt -i lo -F f1 this is ignored and
: > f1; tt -i lo -F f1
t tcpdump -F /run -i lo
t tcpdump -F
