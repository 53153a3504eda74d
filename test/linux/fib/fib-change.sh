ip link set lo up
ip link add aa type veth peer name bb
ip link add cc type veth peer name dd
ip link set aa up; ip link set bb up; ip link set cc up; ip link set dd up
ip addr add 172.20.1.1/24 dev aa
ip addr add 172.20.2.1/24 dev cc
ip route add 10.0.0.0/8 via 172.20.1.2
ip route append 10.0.0.0/8 via 172.20.1.3; echo $?
ip route prepend 10.0.0.0/8 via 172.20.1.4; echo $?
ip route append 10.0.0.0/8 via 172.20.1.3; echo $?
ip route append blackhole 10.0.0.0/8; echo $?
ip route add 10.0.0.0/8 via 172.20.2.2; echo $?
ip route add 10.0.0.0/8 via 172.20.2.2 metric 10; echo $?
ip route add 10.0.0.0/8 via 172.20.2.2 metric 5; echo $?
ip route
ip route replace 10.0.0.0/8 via 172.20.2.3; echo $?
ip route
ip route replace 10.0.0.0/8 via 172.20.1.3; echo $?
ip route
ip route change 10.0.0.0/8 via 172.20.2.9 metric 10; echo $?
ip route change 10.0.0.0/8 via 172.20.2.9 metric 11; echo $?
ip route change 10.77.0.0/16 via 172.20.2.9; echo $?
ip route replace 10.0.0.0/8 via 172.20.1.3 metric 10 src 172.20.1.1 proto static; echo $?
ip route
ip route del 10.0.0.0/8 via 172.20.2.2; echo $?
ip route del 10.0.0.0/8 metric 10; echo $?
ip route del 10.0.0.0/8 dev cc; echo $?
ip route del 10.0.0.0/8 proto static; echo $?
ip route
ip route add 10.1.0.0/16 dev aa tos 0x10; echo $?
ip route add 10.1.0.0/16 dev cc; echo $?
ip route
ip route get 10.1.0.1
ip route get 10.1.0.1 tos 0x10
ip route del 10.1.0.0/16 tos 0x10; echo $?
ip route add 10.2.0.0/16 via 172.20.1.2 mtu 1300; echo $?
ip route add 10.3.0.0/16 via 172.20.1.2 mtu lock 1300 advmss 1200; echo $?
ip route add 10.4.0.0/16 via 172.20.1.2 initcwnd 10 window 5 rtt 5; echo $?
ip route add 10.5.0.0/16 via 172.20.1.2 realms 5; echo $?
ip route add 10.6.0.0/16 via 172.20.1.2 proto 99; echo $?
ip route add 10.6.1.0/24 via 172.20.1.2 proto bgp; echo $?
ip route add 10.7.0.0/16 dev aa scope host; echo $?
ip route add 10.7.1.0/24 dev aa scope global; echo $?
ip route add 10.7.2.0/24 dev aa scope 100; echo $?
ip route add 10.7.3.0/24 via 172.20.1.2 scope link; echo $?
ip route add 10.7.4.0/24 via 172.20.1.1; echo $?
ip route add 10.8.0.0/16 via 99.1.1.1 dev aa onlink; echo $?
ip route add 10.9.0.0/16 via 10.8.0.1; echo $?
ip route add 10.9.1.0/24 via 10.7.2.1; echo $?
ip route add 10.9.2.0/24; echo $?
ip route add; echo $?
ip route add 10.9.3.1/24 dev aa; echo $?
ip route add local 10.10.0.0/16 dev lo; echo $?
ip route add broadcast 10.11.0.0/16 dev aa; echo $?
ip route add multicast 10.12.0.0/16 dev aa; echo $?
ip route add anycast 10.12.0.0/16 dev aa; echo $?
ip route add nat 10.12.0.0/16 dev aa; echo $?
ip route add unicast 10.13.0.0/16 dev aa; echo $?
ip route
ip route show table local
ip route get 10.2.0.1
ip route get 10.3.0.1
ip route get 10.4.0.1
ip route get 10.5.0.1
ip route get 10.10.1.1
ip route get 10.11.1.1
ip route show proto 99
ip route show proto static
ip route show proto boot
ip route show type local
ip route show scope link
ip route show root 10.7.0.0/16
ip route show match 10.7.1.1
ip route show exact 10.7.0.0/16
ip route show 10.7.1.1
ip route show src 172.20.1.1
ip route show metric 5
ip route show cache
ip route show vrf x
ip route show scope foo; echo $?
ip route show type foo; echo $?
ip route show proto foo; echo $?
ip route flush proto 99; echo $?
ip route flush 10.7.0.0/16; echo $?
ip route flush root 10.7.0.0/16; echo $?
ip -s route flush dev cc; echo $?
ip route flush scope link; echo $?
ip route flush cache; echo $?
ip route flush table nosuch; echo $?
ip route flush table 77; echo $?
ip route; ip route show table local
ip link set bb down
ip route
sysctl -qw net.ipv4.conf.aa.ignore_routes_with_linkdown=1
ip route
ip route get 172.20.1.9; echo $?
ip route get 10.2.0.1; echo $?
ip route add 1.2.3.0/24 via 172.20.1.9; echo $?
cat /proc/net/route
route -n
ip route flush table main
ip route flush table all
ip route show table all | grep -v fe80 | grep -v ff00
cat /proc/net/route
