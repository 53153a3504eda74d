ip link set lo up
ip link add aa type veth peer name bb
ip link add cc type veth peer name dd
ip link set aa up; ip link set bb up; ip link set cc up; ip link set dd up
ip addr add 172.20.1.1/24 dev aa
ip addr add 172.20.2.1/24 dev cc
ip route add 10.0.0.0/8 nexthop via 172.20.1.2 nexthop via 172.20.2.2; echo $?
ip route add 11.0.0.0/8 nexthop via 172.20.1.2 weight 3 nexthop via 172.20.2.2 dev cc weight 5; echo $?
ip route add 12.0.0.0/8 proto static metric 50 src 172.20.1.1 nexthop dev aa nexthop dev cc onlink; echo $?
ip route add 13.0.0.0/8 nexthop via 172.20.1.2; echo $?
ip route add 14.0.0.0/8 nexthop via 99.1.1.1 nexthop via 172.20.2.2; echo $?
ip route add 14.0.0.0/8 nexthop via 172.20.2.2 weight 0; echo $?
ip route add 14.0.0.0/8 nexthop via 172.20.2.2 weight 257; echo $?
ip route add 14.0.0.0/8 nexthop; echo $?
ip route add 14.0.0.0/8 via 172.20.1.2 nexthop via 172.20.2.2; echo $?
ip route add 10.0.0.0/8 nexthop via 172.20.1.2 nexthop via 172.20.2.2; echo $?
ip route append 10.0.0.0/8 nexthop via 172.20.2.2 nexthop via 172.20.1.2; echo $?
ip route
ip link set bb down
ip route
ip link set bb up
ip route
ip link set cc down
ip route
ip link set cc up
ip route
ip route del 11.0.0.0/8 nexthop via 172.20.1.2 weight 3 nexthop via 172.20.2.2 dev cc weight 5; echo $?
ip route del 10.0.0.0/8 via 172.20.1.2; echo $?
ip route show dev cc
ip route show via 172.20.2.2
ip -o route
ip route show default
ip link del aa
ip route
