# arping: counts, deadlines, intervals.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add b
ip link add m0 address 02:57:00:00:00:01 type veth peer name m1 address 02:57:00:00:00:02
ip link set m1 netns b
ip link set lo up; ip -n b link set lo up
ip addr add 10.57.0.1/24 dev m0; ip link set m0 up
ip -n b addr add 10.57.0.2/24 dev m1; ip -n b link set m1 up
sleep 2
t arping -w 2 -c 5 -I m0 10.57.0.2
t arping -w 3 -i 2 -I m0 10.57.0.9
t arping -w 1 -i 3 -I m0 10.57.0.9
t arping -w 2 -f -I m0 10.57.0.9
t arping -w 3 -c 2 -I m0 10.57.0.2
t arping -c 2 -i 2 -I m0 10.57.0.9
t arping -w 3 -D -I m0 10.57.0.9
t arping -w 2 -U -I m0 10.57.0.1
t timeout 1.5 arping -I m0 10.57.0.2
arping -I m0 10.57.0.2 & q=$!; sleep 1.5; kill -INT $q; wait $q; echo "=> $?"
