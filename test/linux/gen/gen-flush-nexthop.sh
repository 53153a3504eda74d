# A route by a nexthop object is listed with its device, and so cannot be asked away as it was listed: flush says so.
ip link set lo up; ip link add va type dummy; ip addr add 10.1.0.1/24 dev va; ip link set va up
ip nexthop add id 1 blackhole; ip nexthop add id 2 dev va; ip nexthop add id 3 via 10.1.0.9 dev va; ip nexthop add id 10 group 2/3
ip route add default nhid 1; ip route flush table main; echo $?; ip route
ip route del default nhid 1; echo $?; ip route add 10.2.0.0/16 nhid 2;  ip route add 10.3.0.0/16 nhid 3; ip route add 10.4.0.0/16 nhid 10; ip route
ip route flush 10.2.0.0/16; echo $?; ip route flush 10.3.0.0/16; echo $?; ip route flush 10.4.0.0/16; echo $?; ip route
ip route add 10.5.0.0/16 nhid 1; ip route flush 10.5.0.0/16; echo $?; ip route del 10.5.0.0/16; echo $?; ip route
ip route add 10.6.0.0/16 nhid 1;ip route del blackhole 10.6.0.0/16; echo $?; ip route
