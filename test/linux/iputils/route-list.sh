# route: how routes are listed, -n, -e, -ee, metrics.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
ip route add default via 10.71.0.254
ip route add 10.72.0.0/16 via 10.71.0.2 metric 40
ip route add 10.73.0.1 dev pb
ip route add 10.74.0.0/16 dev pa mtu 1400 advmss 1200 window 3000 rtt 500ms
ip route add unreachable 10.75.0.0/16
ip route add blackhole 10.76.0.0/16
ip route add prohibit 10.77.0.0/16
ip route add 10.78.0.0/16 nexthop via 10.71.0.3 nexthop via 10.71.0.4
t route -n
t route -ne
t route -een
t route -nee
t route -v -n
t route --numeric --extend
t route -F -n
