# ifconfig: what is refused.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
t ifconfig pb 10.72.0
t ifconfig pb 10.72.0.300
t ifconfig pb 10.72.0.1/x
t ifconfig pb nosuch.name
t ifconfig pb netmask
t ifconfig pb netmask x
t ifconfig pb 10.72.0.1 netmask 255.0.255.0
t ifconfig pb broadcast x
t ifconfig nope up
t ifconfig nope 10.1.1.1
t ifconfig pb nonsense
t ifconfig pb up nonsense
t ifconfig pb mtu
t ifconfig pb txqueuelen
t ifconfig -x
t ifconfig --nope
t ifconfig -V
t ifconfig pb inet 10.73.0.1/24
t ip -4 addr show dev pb
