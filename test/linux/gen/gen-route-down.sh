# Gateways behind a device that is down; a source for a route that goes nowhere; groups by a default route with an MTU.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up; ip netns add far; ip link add kx type veth peer name ky netns far
ip link add kd type dummy; ip addr add 172.30.9.1/24 dev kd
ip addr add 172.30.8.1/24 dev kx; ip link set kx up; ip -n far link set ky up; sleep 1.3
t ip route add 198.51.100.0/24 via 172.30.9.1
t ip route add 198.51.100.0/24 via 172.30.9.1 dev kd
t ip route add 198.51.100.0/24 via 172.30.9.7
t ip route add 198.51.100.0/24 via 172.30.9.7 dev kd
t ip route add 198.51.100.0/24 via 172.30.9.7 dev kd onlink
t ip route add 198.51.100.0/24 dev kd
t ip route add unreachable 198.51.100.0/24 src 203.0.113.9
t ip route add 198.51.101.0/24 via 172.30.8.2 src 203.0.113.9
t ip route add prohibit 198.51.102.0/24 src 172.30.8.1 metric 7
t ip route add default via 172.30.8.2 mtu 1280
t ip route
t ip route get 224.0.0.1
t ip route get 224.0.0.9
t ip route get 172.30.8.255
t ip route get 255.255.255.255
t ip route get 240.0.0.1
t ip route add 224.0.0.0/4 dev kx mtu 900
t ip route get 224.0.0.9
t ip route get 224.0.0.1 from 172.30.8.1 iif kx
t ip route get 224.0.0.1 from 172.30.8.9 iif kx
t ip route get 255.255.255.255 from 172.30.8.1 iif kx
t ip route get 255.255.255.255 from 172.30.8.9 iif kx
