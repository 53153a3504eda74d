# ifconfig: masks and broadcasts of the old classes.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
for a in 9.1.2.3 127.5.5.5 128.1.2.3 191.255.0.1 192.0.2.3 223.1.1.1 224.1.1.1 240.0.0.5 255.255.255.255; do
  t ifconfig pb $a
  ip -4 addr show dev pb | grep inet
done
