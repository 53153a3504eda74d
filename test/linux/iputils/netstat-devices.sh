# netstat -i: devices.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
ip link add du type dummy
ip addr add 10.73.0.1/24 dev pa label pa:7
t ping -q -c 1 127.0.0.1
t netstat -i
t netstat -ia
t netstat -in
t netstat -I
t netstat -Ipa
t netstat -I=pa
t netstat -ie
t netstat --interfaces
t netstat --interfaces=pb
t netstat -i -I=nope
