ip link set lo up
ip link add aa type veth peer name bb
ip link set aa up; ip link set bb up
sleep 3
ip addr add 10.1.1.1/31 dev aa
ip addr add 10.2.2.2/32 dev aa
ip addr add 10.3.3.3 peer 10.3.3.4 dev aa
ip addr add 10.4.4.1/24 dev aa noprefixroute
ip addr add 10.5.5.1/24 dev aa metric 300
ip addr add 10.6.6.1/24 brd + dev aa label aa:x
ip addr add 10.6.6.2/24 brd + dev aa
ip addr add 10.7.7.1/24 brd 10.7.7.200 dev aa scope link
ip addr add 10.8.8.1/30 brd - dev aa
ip addr add 10.9.9.1 peer 10.9.10.0/24 dev aa
ip addr show aa | grep -v ether
ip route show
ip route show table local
ip addr show dev aa label aa:x | grep -v ether
ip addr show dev aa label 'aa:*' | grep -v ether
ip addr show label nosuch
ip addr show dev aa secondary | grep -v ether
ip addr show dev aa primary | grep -v ether
ip addr show to 10.6.6.0/24 | grep -v ether
ip addr show to 10.6.6.2 | grep -v ether
ip -4 -o addr show dev aa
ip -o addr show dev aa scope link
ip -br addr
ip -br -4 addr show dev aa
ip addr show permanent dev aa | grep -v ether
ip addr show dynamic | grep -v ether
ip addr show dev aa up scope global | grep -v ether
ip addr show tentative
ip addr show deprecated
ip addr change 10.4.4.1/24 dev aa; echo $?
ip addr replace 10.4.4.1/24 dev aa metric 50; echo $?
ip addr replace 10.4.4.5/24 dev aa; echo $?
ip addr replace 10.6.6.1/24 brd + dev aa label aa:y; echo $?
ip addr change 10.99.0.1/24 dev aa; echo $?
ip -4 addr show aa
ip route show
ip addr del 10.6.6.1/24 dev aa
ip -4 -o addr show aa
ip route | grep 10.6
ip addr add 10.6.6.1/24 dev aa
ip addr add 10.6.6.2/24 dev aa
ip addr add 10.6.6.3/24 dev aa metric 700
ip addr add 10.6.6.1/25 dev aa
sysctl -qw net.ipv4.conf.aa.promote_secondaries=1
ip addr del 10.6.6.1/24 dev aa
ip -4 -o addr show aa
ip route | grep 10.6
ip route show table local | grep 10.6
ip addr flush dev aa label aa:y; echo $?
ip addr flush dev aa secondary; echo $?
ip addr flush dev aa to 10.6.0.0/16; echo $?
ip -4 -o addr show aa
ip addr flush dev aa scope link; echo $?
ip addr flush dev aa; echo $?
ip addr flush dev aa; echo $?
ip -4 -o addr show aa
ip addr flush; echo $?
ip addr flush dev nodev; echo $?
ip addr show nodev; echo $?
