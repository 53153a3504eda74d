ip link set lo up
ip link add aa type veth peer name bb
ip link set aa up; ip link set bb up
ip addr add 172.20.1.1/24 dev aa
ip route show table 100; echo $?
ip route add 10.5.0.0/16 via 172.20.1.2 table 100; echo $?
ip route add default dev aa table 100
ip route add 10.6.0.0/16 via 172.20.1.3 table 1000 metric 5
ip route add 10.7.0.0/16 via 172.20.1.3 table default
ip route add 10.8.0.0/16 via 172.20.1.3 table 0
ip route show table 100
ip route show table 1000
ip route show table default
ip route show table 253
ip -4 route show table 0
ip -4 route show table all
ip route show table 101; echo $?
ip route list table nosuch; echo $?
ip route add 10.9.0.0/16 via 172.20.1.3 table nosuch; echo $?
ip route get 10.5.1.1; echo $?
ip rule add to 10.5.0.0/16 table 100
ip route get 10.5.1.1; echo $?
ip route get 10.6.1.1; echo $?
ip route get 10.7.1.1; echo $?
ip route del 10.5.0.0/16 table 100; echo $?
ip route get 10.5.1.1; echo $?
ip route flush table 100; echo $?
ip route show table 100; echo $?
ip route get 10.5.1.1; echo $?
ip route add throw 10.5.0.0/16 table 100
ip route add throw 10.44.0.0/16
ip route add 10.0.0.0/8 dev bb
ip route add blackhole 10.41.0.0/16
ip route add unreachable 10.42.0.0/16
ip route add prohibit 10.43.0.0/16 metric 9
ip route show
ip route show table 100
ip route get 10.5.1.1
ip route get 10.41.0.1; echo $?
ip route get 10.42.0.1; echo $?
ip route get 10.43.0.1; echo $?
ip route get 10.44.0.1; echo $?
ip rule add from 172.20.1.1 table 1000 pref 10
ip route get 10.6.1.1 from 172.20.1.1
ip route get 10.6.1.1 mark 5
ip route get 10.6.1.1 tos 0x10
ip route get 10.6.1.1 tos 0x8
ip route get 10.6.1.1 tos 0x1c
ip route get 10.6.1.1 uid 1000
ip route get 10.6.1.1 ipproto tcp dport 80
ip route get 10.6.1.1 oif bb
ip route get 10.6.1.1 fibmatch
ip route get fibmatch 172.20.1.9
ip route get 10.6.1.1 from 172.20.1.1 fibmatch
ip route get 172.20.1.1 fibmatch
ip route get fibmatch 9.9.9.9; echo $?
ip route get 10.41.0.1 fibmatch; echo $?
ip route get 127.0.0.1
ip route get 172.20.1.255
ip route get 224.1.2.3; echo $?
ip route add 224.0.0.0/4 dev aa
ip route get 224.1.2.3; echo $?
ip route get 224.1.2.3 dev bb; echo $?
ip route get 255.255.255.255; echo $?
ip route get 255.255.255.255 dev aa; echo $?
ip route get 0.0.0.0
ip route get 172.20.1.2 from 9.9.9.9; echo $?
ip route get 172.20.1.1 from 172.20.1.2 iif aa; echo $?
ip route get 172.20.1.255 from 172.20.1.2 iif aa; echo $?
ip route get 172.20.1.77 from 172.20.1.2 iif aa; echo $?
sysctl -qw net.ipv4.ip_forward=1
ip route get 172.20.1.77 from 172.20.1.2 iif aa; echo $?
ip route get 10.77.0.1 from 172.20.1.2 iif aa; echo $?
ip route get 10.77.0.1 from 172.20.1.2 iif aa mark 7; echo $?
ip route get 10.41.0.1 from 172.20.1.2 iif aa; echo $?
ip route get 10.42.0.1 from 172.20.1.2 iif aa; echo $?
ip route get 9.9.9.9 from 172.20.1.2 iif aa; echo $?
ip route get 10.77.0.1 iif aa; echo $?
ip route get 224.0.0.1 from 172.20.1.2 iif aa; echo $?
ip route get 172.20.1.1 from 172.20.1.2 iif bb; echo $?
ip route get 172.20.1.1 from 172.20.1.1 iif bb; echo $?
ip route get 10.77.0.1 from 8.8.8.8 iif aa; echo $?
ip route get 172.20.1.1 from 172.20.1.2 iif nodev; echo $?
ip route get 172.20.1.1 dev nodev; echo $?
ip route get; echo $?
ip route get 172.20.1.1/24; echo $?
ip route get 172.20.1.0/24; echo $?
ip route get from 172.20.1.1 to 172.20.1.5 
ip route get 172.20.1.5 connected
ip route get 172.20.1.5 from 172.20.1.1 connected
ip route get 172.20.1.5 connected from 172.20.1.1
