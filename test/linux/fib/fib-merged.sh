ip link set lo up
ip link add aa type veth peer name bb
ip link set aa up; ip link set bb up
ip addr add 172.20.1.1/24 dev aa
ip route add local 10.10.0.0/16 dev lo
ip route add 10.10.1.0/24 via 172.20.1.2
ip route get 10.10.1.1
ip route get 10.10.2.1
ip route get 10.10.2.1 fibmatch
ip rule add from 1.1.1.1 table 5
ip route get 10.10.1.1
ip route get 10.10.2.1 fibmatch
ip rule del from 1.1.1.1 table 5
ip route get 10.10.1.1
ip route add blackhole 10.20.0.0/16
ip route add 10.20.0.0/16 via 172.20.1.2 table default
ip route get 10.20.1.1; echo $?
ip route add 10.21.0.0/16 dev aa onlink; echo $?
ip route add 10.21.0.0/16 via 172.20.1.1 dev aa onlink; echo $?
ip route add 10.21.0.0/16 via 172.20.1.255 ; echo $?
ip route add 10.21.0.0/16 via 127.0.0.1 ; echo $?
ip route add local 10.21.0.0/16 dev aa scope link; echo $?
ip route add blackhole 10.21.0.0/16 dev aa; echo $?
ip route add blackhole 10.21.0.0/16 via 172.20.1.2; echo $?
ip route add unreachable default metric 4278198272
ip route
ip route add 10.22.0.0/16 dev aa src 10.10.3.3; echo $?
ip route add 10.23.0.0/16 dev aa src 172.20.1.3; echo $?
ip route add 10.23.0.0/16 dev aa scope 255; echo $?
ip route add 10.23.0.0/16 via 172.20.1.2 scope host; echo $?
ip route add 10.23.0.0/16 dev aa metric foo; echo $?
ip route add 10.23.0.0/16 dev aa table foo; echo $?
ip route add 10.23.0.0/16 dev aa proto foo; echo $?
ip route add 10.23.0.0/16 dev aa garbage; echo $?
ip route add 10.23.0.0/16 dev aa tos 0x100; echo $?
ip route add 10.23.0.0/16 dev aa tos 0x1; echo $?
ip route add 10.23.0.0/16 dev nodev; echo $?
ip route add 10.23.0.0/16 nexthop dev nodev; echo $?
ip route get 8.8.8.8 tos 0x10; echo $?
ip route get 8.8.8.8 mark x; echo $?
ip route get 8.8.8.8 foo; echo $?
ip route get 8.8.8.8 ipproto foo; echo $?
ip route get 127.0.0.1 oif aa; echo $?
ip route get 172.20.1.7 from 127.0.0.1; echo $?
ip route get 172.20.1.1 from 127.0.0.1; echo $?
ip route get 172.20.1.1 from 172.20.1.1; echo $?
ip route get 172.20.1.7 oif lo; echo $?
ip route get 9.1.1.1 oif aa; echo $?
ip route get 9.1.1.1 oif bb; echo $?
ip link set bb down
ip route get 9.1.1.1 oif bb; echo $?
ip route get 224.0.0.1 oif aa; echo $?
ip route get 224.0.0.5 oif aa; echo $?
ip route get 224.0.0.5 from 172.20.1.1; echo $?
ip route get 255.255.255.255 from 172.20.1.1; echo $?
ip route get 0.1.2.3; echo $?
ip route get 240.0.0.1; echo $?
ip route get default; echo $?
ip -o route get 172.20.1.7
ip route show table local
ip route del local 10.10.0.0/16; echo $?
ip route del 10.10.1.0/24 dev bb; echo $?
ip route del 172.20.1.0/24; echo $?
ip route del local 172.20.1.1; echo $?
ip route show table local
ip route list exact default
ip route list default
ip route list type unreachable
ip route list dev aa table all | grep -v fe80 | grep -v ff00
ip route list table 254 10.22.0.0/16
ip route list root 10.0.0.0/8 match 10.22.1.1
ip route show foo; echo $?
ip route foo; echo $?
ip route show proto kernel
ip route show scope link
ip route show scope global
ip route show protocol all
ip route show tos 0
