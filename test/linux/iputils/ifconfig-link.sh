# ifconfig: MTU, hardware address, queue length, map.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
t ifconfig pb mtu 1400
t ifconfig pb mtu 20
t ifconfig pb mtu 70000
t ifconfig pb mtu x
t ifconfig pb txqueuelen 50
t ifconfig pb txqueuelen -3
t ifconfig pb txqueuelen x
t ifconfig pb hw ether 02:00:00:5b:00:99
t ifconfig pb
t ifconfig pb hw ether 01:00:00:5b:00:99
t ifconfig pb hw ether nonsense
t ifconfig pb hw ether 02:00:00
t ifconfig pb hw nope 02:00:00:5b:00:98
t ifconfig pb hw ether
t ifconfig pb hw
t ifconfig pb metric 2
t ifconfig pb metric 0
t ifconfig pb metric x
t ifconfig pb mem_start 5
t ifconfig pb io_addr 5
t ifconfig pb irq 5
t ifconfig pb outfill 3
t ifconfig lo hw ether 02:00:00:5b:00:97
t ip link show pb
