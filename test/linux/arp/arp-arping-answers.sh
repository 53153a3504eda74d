# arping's odd answers: of several hosts, for somebody else, by broadcast; other ways out; a gateway on the way.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add b
ip link add m0 address 02:5b:00:00:00:01 type veth peer name m1 address 02:5b:00:00:00:02
ip link set m1 netns b
ip link set lo up; ip -n b link set lo up
ip addr add 10.94.0.1/24 dev m0; ip addr add 10.95.0.1/24 dev m0; ip link set m0 up
ip -n b addr add 10.94.0.2/24 dev m1; ip -n b addr add 10.95.0.2/24 dev m1; ip -n b link set m1 up
ip -n b addr add 10.96.0.2/24 dev lo
ip route add default via 10.95.0.2
sleep 2
t arping -c 1 10.95.0.2
t arping -c 1 10.96.0.2
t arping -c 1 -I m0 10.96.0.2
t arping -c 1 -s 10.95.0.1 10.94.0.2
t arping -D -s 10.94.0.1 -c 1 -I m0 10.94.0.2
t arping -D -c 2 -w 3 -I m0 10.94.0.2
t arping -f -b -c 3 -I m0 10.94.0.2
t arping -qfc 1 -I m0 10.94.0.2
t arping -fIm0 10.94.0.2
ip netns exec b arping -A -w 3 -I m1 -s 10.94.0.2 10.94.0.1 >/run/a 2>&1 & a=$!
sleep 0.5
t arping -D -w 2 -I m0 10.94.0.2
wait $a; cat /run/a
ip netns exec b arping -U -w 4 -q -I m1 10.94.0.2 & a=$!
sleep 0.5
t arping -w 2 -D -I m0 10.94.0.2
t arping -w 2 -I m0 -s 10.94.0.1 10.94.0.2
wait $a
ip -n b link set m1 down
t arping -w 1 -I m0 10.94.0.2
ip -n b link set m1 up; sleep 1.2
ip netns exec b sysctl -q -w net.ipv4.conf.m1.arp_ignore=8
ip netns exec b arping -U -w 5 -q -I m1 10.94.0.2 & a=$!
sleep 0.5
t arping -w 2 -D -I m0 10.94.0.2
t arping -w 1 -I m0 10.94.0.2
wait $a
ip netns exec b arping -A -w 4 -q -I m1 10.94.0.2 & a=$!
sleep 0.5
t arping -w 2 -D -I m0 10.94.0.2
wait $a
