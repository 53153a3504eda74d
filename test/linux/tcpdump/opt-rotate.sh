# tcpdump: -C, -G and -W that say nothing.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
cd /run
for n in foo 0 -1 1x ""; do t tcpdump -i lo -w x1 -C "$n"; done
for n in -1 -5; do t tcpdump -i lo -w x1 -G "$n"; done
for n in x 0 -3; do t tcpdump -i lo -w x1 -W "$n"; done
