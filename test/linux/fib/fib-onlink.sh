# onlink: a gateway that no route reaches; gateways of the wrong kind; routes that lean on others.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add gw; ip -n gw link set lo up
ip link add oak type veth peer name go netns gw
ip link set oak up; ip -n gw link set go up
ip addr add 10.89.0.1/32 dev oak; ip -n gw addr add 198.18.9.9/32 dev go; ip -n gw addr add 10.89.5.5/32 dev lo
ip -n gw route add 10.89.0.1/32 dev go
sleep 1.2
t ip route add default via 198.18.9.9
t ip route add default via 198.18.9.9 dev oak
t ip route add default via 198.18.9.9 dev oak onlink
t ip route add default via 198.18.9.9 onlink metric 3
t ip route add 10.90.0.0/16 via 10.89.0.1 dev oak onlink
t ip route add 10.90.0.0/16 via 224.0.0.5 dev oak onlink
t ip route add 10.90.0.0/16 via 255.255.255.255 dev oak onlink
t ip route add 10.90.0.0/16 dev oak onlink
ip route; ip route get 10.89.5.5
ping -c 1 -W 1 -q 10.89.5.5 | grep trans
t ip route add 10.91.0.0/16 via 10.90.0.1
t ip route add 10.92.0.0/16 nexthop via 198.18.9.9 dev oak onlink nexthop via 198.18.9.8 dev oak onlink weight 3
ip route show 10.92.0.0/16
ip -n gw link set go down; sleep 1.2
ip route
ip link set oak down; ip route
