# 127/8 on a wire: refused, unless route_localnet says otherwise.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add far; ip link set lo up; ip -n far link set lo up
ip link add oak type veth peer name elm netns far
ip link set oak up; ip -n far link set elm up
ip addr add 10.62.0.1/24 dev oak; ip -n far addr add 10.62.0.2/24 dev elm
sleep 1.2
ip route add 127.5.0.0/24 via 10.62.0.2
ip -n far addr add 127.5.0.7/32 dev elm
t ip route get 127.5.0.7
t ping -c 1 -W 1 -q 127.5.0.7
ip route del 127.5.0.0/24 via 10.62.0.2
ip route add 127.5.0.7 via 10.62.0.2 table 9; ip rule add to 127.5.0.7 lookup 9 pref 0; ip rule del pref 0 lookup local; ip rule add pref 5 lookup local
t ip route get 127.5.0.7
t ping -c 1 -W 1 -q 127.5.0.7
t ping -c 1 -W 1 -q -I 10.62.0.1 127.5.0.7
sysctl net.ipv4.conf.oak.route_localnet=1
t ip route get 127.5.0.7
t ping -c 1 -W 1 -q 127.5.0.7
ip netns exec far nstat -as IpInReceives IpInAddrErrors IpInHdrErrors IcmpInMsgs
ip netns exec far sysctl net.ipv4.conf.all.route_localnet=1
t ping -c 1 -W 1 -q 127.5.0.7
t ping -c 1 -W 1 -q -I 10.62.0.1 127.5.0.7
ip netns exec far nstat -as IpInReceives IpInAddrErrors IpInHdrErrors IcmpInMsgs
ip neigh show dev oak | cut -d ' ' -f 1-2
