ip link set lo up
ip link add aa type veth peer name bb
ip link set aa up; ip link set bb up
ip addr add 172.20.1.1/24 dev aa
ip nexthop add id 1 via 172.20.1.2 dev aa
ip nexthop add id 2 via 172.20.1.3 dev aa
ip nexthop add id 10 group 1/2
ip nexthop replace id 2 dev aa
ip nexthop replace id 5 blackhole
ip nexthop replace id 10 group 1,2/2
ip nexthop replace id 1 group 2
ip nexthop replace id 10 dev aa
ip nexthop
ip nexthop add id 12 group 1,300
ip nexthop add id 12 group 1/1; echo $?
ip nexthop add id 12 group foo; echo $?
ip nexthop add id 12 via foo; echo $?
ip nexthop add id 13 via 172.20.1.7 dev aa onlink
ip nexthop add id 14 blackhole dev aa; echo $?
ip nexthop list vrf x; echo $?
ip nexthop list foo; echo $?
ip nexthop get; echo $?
ip nexthop del; echo $?
ip nexthop del id x; echo $?
ip nexthop flush id 13; echo $?
ip nexthop flush groups; echo $?
ip nexthop flush dev aa; echo $?
ip nexthop
ip nexthop add id 0 dev aa; echo $?
ip nexthop
ip nexthop add dev aa; ip nexthop add blackhole; ip nexthop
ip nexthop add id 30 via 172.20.1.2 dev aa
ip addr del 172.20.1.1/24 dev aa
ip nexthop
ip route add 10.0.0.0/8 nhid 30 via 172.20.1.2; echo $?
ip route add 10.0.0.0/8 nhid 30 dev aa; echo $?
ip route add 10.0.0.0/8 nhid 30; echo $?
ip route add 10.0.0.0/8 nhid foo; echo $?
ip route
ip route del 10.0.0.0/8 nhid 31; echo $?
ip route del 10.0.0.0/8 nhid 30; echo $?
ip nexthop help 2>&1
ip rule help 2>&1
