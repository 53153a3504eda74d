# netstat -r: routes.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
ip route add default via 10.71.0.254
ip route add 10.72.0.0/16 via 10.71.0.2 metric 40
ip route add unreachable 10.75.0.0/16
t netstat -r
t netstat -rn
t netstat -nr
t netstat -rne
t netstat -rnee
t netstat -rnF
t netstat -rnv
t netstat -rC
t netstat --route --numeric
