ip link set lo up
ip link add aa type veth peer name bb
ip link add cc type veth peer name dd
ip link set aa up; ip link set bb up; ip link set cc up; ip link set dd up
ip addr add 172.20.1.1/24 dev aa
ip addr add 172.20.2.1/24 dev cc
ip nexthop; echo $?
ip nexthop add id 1 via 172.20.1.2 dev aa; echo $?
ip nexthop add id 2 via 172.20.2.2 dev cc proto static; echo $?
ip nexthop add id 3 blackhole; echo $?
ip nexthop add id 4 dev aa; echo $?
ip nexthop add id 10 group 1/2; echo $?
ip nexthop add id 11 group 1,3/2,5; echo $?
ip nexthop add via 172.20.1.9 dev aa; echo $?
ip nexthop
ip nexthop add id 1 via 172.20.1.2 dev aa; echo $?
ip nexthop add id 5 via 99.1.1.1 dev aa; echo $?
ip nexthop add id 5 via 99.1.1.1 dev aa onlink; echo $?
ip nexthop add id 6 via 172.20.1.2; echo $?
ip nexthop add id 6; echo $?
ip nexthop add id 12 group 1/77; echo $?
ip nexthop add id 12 group 3/1; echo $?
ip nexthop add id 12 group 10; echo $?
ip nexthop replace id 1 via 172.20.1.3 dev aa; echo $?
ip nexthop get id 1; echo $?
ip nexthop get id 99; echo $?
ip nexthop show id 10; echo $?
ip nexthop show dev cc
ip nexthop show groups
ip nexthop list proto static
ip route add 10.1.0.0/16 nhid 1; echo $?
ip route add 10.2.0.0/16 nhid 10; echo $?
ip route add 10.3.0.0/16 nhid 3; echo $?
ip route add 10.4.0.0/16 nhid 4; echo $?
ip route add 10.5.0.0/16 nhid 99; echo $?
ip route add 10.6.0.0/16 nhid 1 metric 20 proto static src 172.20.1.1; echo $?
ip route
ip route get 10.1.0.1
ip route get 10.3.0.1; echo $?
ip route get 10.4.0.1
ip nexthop del id 2; echo $?
ip nexthop
ip route
ip nexthop del id 1; echo $?
ip route
ip nexthop del id 77; echo $?
ip link set cc down
ip nexthop
ip link set aa down
ip nexthop
ip route
ip nexthop flush; echo $?
ip nexthop
ip nexthop add foo; echo $?
ip nexthop foo; echo $?
ip nexthop add id 0 dev aa; echo $?
ip nexthop add id x dev aa; echo $?
ip link set aa up
ip nexthop add id 20 dev cc; echo $?
ip nexthop add id 20 via 172.20.1.2 dev nodev; echo $?
