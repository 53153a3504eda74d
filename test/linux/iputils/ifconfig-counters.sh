# ifconfig: bytes in words.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
ip netns exec x true 2>/dev/null
t ping -q -c 3 -i 0.2 -s 1000 127.0.0.1
t ifconfig lo
t ping -q -c 10 -i 0.1 -s 60000 127.0.0.1
t ifconfig lo
t ping -c 1 -W 1 10.71.0.9
sleep 4
t ifconfig pa
t ifconfig pb
t ifconfig -s
