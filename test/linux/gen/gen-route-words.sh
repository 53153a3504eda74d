# Routes by a gateway that is one of our own addresses; prefixes with bits behind their length, added and deleted.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up; ip netns add far; ip link add rx type veth peer name ry netns far
ip addr add 172.30.5.1/24 dev rx; ip link set rx up; ip -n far link set ry up; sleep 1.3
t ip route add 198.51.100.0/24 via 172.30.5.1
t ip route add 203.0.113.0/24 via 127.0.0.1
t ip route
t ip route get 198.51.100.9
t ip route get 203.0.113.9
t ip route del 198.51.100.7/24
t ip route del 198.51.100.7/24 via 172.30.5.1 mtu 1280
t ip route add 198.51.7.7/16 via 172.30.5.2
t ip route replace 198.51.7.7/16 dev rx
t ip route change blackhole 198.51.7.7/16
t ip route del blackhole 198.51.7.7/16
t ip route del 198.51.0.0/16 table 77
t ip route del 198.51.7.7/16 table 77
