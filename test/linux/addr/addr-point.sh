# /31, /32 and peers: who is reached, by which route, and from which address.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add far
ip link add pa type veth peer name pz netns far
ip link set pa up; ip -n far link set pz up
ip addr add 10.74.0.0/31 dev pa; ip -n far addr add 10.74.0.1/31 dev pz
sleep 1.2
t ping -c 1 -W 1 -q 10.74.0.1
ip route; ip route show table local
t ping -c 1 -W 1 -b 10.74.0.1
ip addr flush dev pa; ip -n far addr flush dev pz
ip addr add 10.74.1.5 peer 10.74.2.6 dev pa; ip -n far addr add 10.74.2.6 peer 10.74.1.5 dev pz
t ping -c 1 -W 1 -q 10.74.2.6
ip -4 addr show pa; ip route; ip route show table local
ip -n far route get 10.74.1.5
ip addr flush dev pa; ip -n far addr flush dev pz
ip addr add 10.74.3.1 peer 10.74.3.2/24 dev pa; ip -n far addr add 10.74.3.2 peer 10.74.3.1/24 dev pz
t ping -c 1 -W 1 -q 10.74.3.2
ip -4 addr show pa; ip route; ip route show table local
ip route get 10.74.3.77
t ip addr del 10.74.3.1/24 dev pa
t ip addr del 10.74.3.1 peer 10.74.3.2/24 dev pa
ip addr add 10.74.4.1/32 dev pa; ip route add 10.74.4.2 dev pa
ip -n far addr flush dev pz
ip -n far addr add 10.74.4.2/32 dev pz; ip -n far route add 10.74.4.1 dev pz
t ping -c 1 -W 1 -q 10.74.4.2
ip route; ip route get 10.74.4.2
