# Nexthop objects: which devices they may have, local gateways, what flush takes; a multipath route whose device lost its carrier.
ip link set lo up
ip link add aa type veth peer name bb
ip link add cc type veth peer name dd
ip link set aa up; ip link set bb up; ip link set cc up;
sleep 1.3
ip addr add 172.20.1.1/24 dev aa
ip addr add 172.20.2.1/24 dev cc
ip nexthop flush; echo $?
ip nexthop flush id 7; echo $?
ip nexthop flush dev aa; echo $?
ip nexthop flush groups; echo $?
ip nexthop add id 1 via 172.20.2.2 dev cc; echo $?
ip nexthop add id 1 dev cc; echo $?
ip nexthop add id 2 via 172.20.2.2 dev dd; echo $?
ip nexthop add id 2 via 172.20.2.2 dev dd onlink; echo $?
ip nexthop add id 3 via 172.20.1.1 dev aa; echo $?
ip nexthop add id 4 dev aa; echo $?
ip nexthop add id 5 via 172.20.1.9 dev aa onlink; echo $?
ip nexthop add id 6 via 172.20.1.1 dev aa onlink; echo $?
ip nexthop
ip route add 10.1.0.0/16 nhid 3; echo $?
ip route add 10.2.0.0/16 nhid 4; echo $?
ip route add 10.3.0.0/16 nhid 3 scope link; echo $?
ip route add 10.4.0.0/16 nhid 4 scope link; echo $?
ip nexthop add id 10 group 3/4; echo $?
ip route add 10.5.0.0/16 nhid 10; echo $?
ip route add 10.6.0.0/16 nhid 10 scope link; echo $?
ip route add 10.7.0.0/16 nhid 10 scope host; echo $?
ip route add local 10.8.0.0/16 nhid 4; echo $?
ip route
ip nexthop flush id 4; echo $?
ip nexthop flush; echo $?
ip route add 10.9.0.0/16 nexthop via 172.20.2.2 nexthop via 172.20.2.3; echo $?
ip route add 10.10.0.0/16 nexthop via 172.20.2.2 nexthop via 172.20.1.3; echo $?
ip route
ip link set dd up; sleep 1.3
ip route
ip link set dd down; sleep 1.3
ip route
ip link set bb down; sleep 1.3
ip route
ip route add 10.11.0.0/16 nexthop via 172.20.2.2 nexthop via 172.20.1.3; echo $?
ip route
ip link set dd up; sleep 1.3
ip route
ip link set cc down
ip route
for i in 3 4 5; do ip nexthop add id $i via 172.20.1.$i dev aa; done
ip nexthop add id 10 group 3/4
ip nexthop flush id 4; echo $?
ip nexthop
ip nexthop flush; echo $?
ip nexthop
for i in 3 4 5; do ip nexthop add id $i via 172.20.1.$i dev aa; done
ip nexthop add id 10 group 3/4
ip nexthop add id 1 group 5
ip nexthop flush groups; echo $?
ip nexthop
ip nexthop add id 10 group 3/4
ip nexthop flush dev aa; echo $?
ip nexthop
