# arping: what it says of answers, probes, announcements and of what it cannot do.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add b
ip link add m0 address 02:56:00:00:00:01 type veth peer name m1 address 02:56:00:00:00:02
ip link set m1 netns b
ip link set lo up; ip -n b link set lo up
ip addr add 10.56.0.1/24 dev m0; ip link set m0 up
ip -n b addr add 10.56.0.2/24 dev m1; ip -n b link set m1 up
sleep 2
ip netns exec b tcpdump -n -e -t -i m1 arp >/run/cap 2>&1 & p=$!
sleep 1
t arping -c 2 10.56.0.2
t arping -I m0 -c 2 10.56.0.2
t arping -c 2 -w 3 -I m0 10.56.0.9
t arping -f -I m0 10.56.0.2
t arping -q -f -I m0 10.56.0.2
t arping -b -c 2 -I m0 10.56.0.2
t arping -D -c 2 -I m0 10.56.0.2
t arping -D -c 2 -I m0 10.56.0.9
t arping -D -c 1 -I m0 10.56.0.1
t arping -U -c 2 -I m0 10.56.0.1
t arping -A -c 2 -I m0 10.56.0.1
t arping -A -c 1 -I m0 10.56.0.77
t arping -U -c 1 -I m0 -s 10.56.0.1 10.56.0.2
t arping -c 1 -I m0 -s 10.56.0.77 10.56.0.2
t arping -c 1 -w 1 -I m0 -s 10.56.0.1 10.56.0.1
t arping -c 2 -i 0.5 -I m0 10.56.0.2
t arping -c 1 -I m0 foo
t arping -c 1 -I nosuch 10.56.0.2
t arping -c 1 -I lo 127.0.0.1
t arping
t arping -h
t arping -V
t arping -x
t arping -c foo 10.56.0.2
t arping -c 0 10.56.0.2
t arping -c
t arping 10.56.0.2 10.56.0.3
t arping -c 1 -I m0 10.66.0.3
t arping -w 2 -I m0 10.56.0.9
sleep 1.5; kill $p; wait $p; grep ARP /run/cap
ip link set m0 down
t arping -c 1 -I m0 10.56.0.2
ip link set m0 arp off
t arping -c 1 -I m0 10.56.0.2
