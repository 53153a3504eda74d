# ifconfig: inet6 lines, and addresses of IPv6.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
sleep 4
ifconfig pa | grep -v packets
ifconfig lo | grep -v packets
t ifconfig pa add fd00:5::1/64
sleep 3
t ifconfig pa inet6 add fd00:6::1/64
t ifconfig pa add fd00:5::1/64
t ifconfig pa del fd00:5::1/64
t ifconfig pa del fd00:5::1/64
t ifconfig pa inet6 del fd00:9::1/64
t ifconfig pa add fd00:7::1
