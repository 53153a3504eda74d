ip rule
ip rule show
ip link add aa type veth peer name bb
ip link set aa up; ip link set bb up; ip link set lo up
ip addr add 172.20.1.1/24 dev aa
ip rule add from 172.20.1.0/24 table 100
ip rule add to 10.0.0.0/8 lookup 200 priority 500
ip rule add iif aa lookup 100 pref 600
ip rule add oif bb table main prio 601
ip rule add fwmark 0x10 table 300
ip rule add fwmark 1/0xff table 300
ip rule add tos 0x10 table 7
ip rule add not from 10.1.1.1 table 8
ip rule add from 10.9.9.9 blackhole
ip rule add from 10.9.9.8 unreachable
ip rule add from 10.9.9.7 prohibit pref 10
ip rule add from all to 1.2.3.4 goto 32766
ip rule add from all goto 20000 pref 15000
ip rule add nop pref 77
ip rule
ip rule add from 172.20.1.0/24 table 100; echo $?
ip rule add from 172.20.1.0/24 table 100 pref 500; echo $?
ip rule del from 172.20.1.0/24 table 999; echo $?
ip rule del from 172.20.1.0/24 table 100; echo $?
ip rule del pref 500; echo $?
ip rule del pref 12345; echo $?
ip rule list table 300
ip rule list pref 600
ip rule list from 10.9.9.9
ip rule list iif aa
ip rule show fwmark 0x10
ip rule add; echo $?
ip rule add table 5; echo $?
ip rule add from 10.0.0.1; echo $?
ip rule add from 10.0.0.300 table 5; echo $?
ip rule add from 10.0.0.3 table nosuch; echo $?
ip rule add foo; echo $?
ip rule bar; echo $?
ip rule add pref abc table 5; echo $?
ip rule add iif nodev table 9; echo $?
ip rule add oif nodev2 table 9; echo $?
ip rule del; echo $?
ip rule show
ip rule flush; echo $?
ip rule
ip rule add table main pref 32766
ip rule add from all lookup default
ip rule
ip rule del table local; echo $?
ip rule
ip rule add from 10.1.1.1 to 10.2.2.2 iif lo fwmark 7 lookup 77
ip rule add from 10.1.1.1/31 table 255
ip rule add from 1.1.1.1 ipproto tcp dport 80 table 4
ip rule add from 1.1.1.1 ipproto udp sport 80-90 dport 9 table 4
ip rule add from 1.1.1.1 uidrange 0-100 table 4
ip rule add from 1.1.1.1 suppress_prefixlength 0 table main
ip rule
ip rule flush table 4; echo $?
ip rule
ip -4 rule del from 1.1.1.1 lookup main; echo $?
ip rule | tail -3
ip rule add to 0/0 from 0/0 table 3
ip rule add from 10.1.2.3/24 table 3
ip rule
ip rule add help 2>&1 | head -3
