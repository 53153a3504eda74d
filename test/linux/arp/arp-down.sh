# arping and arp where links go down: what is asked into a dead cable, by a device that moves, with random MACs.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add q0 type veth peer name q1
ip addr add 10.99.1.1/24 dev q0; ip link set lo up; ip link set q0 up
ip netns add c; ip link set q1 netns c; ip -n c addr add 10.99.1.2/24 dev q1
sleep 1.2
t arping -c 1 -I q0 10.99.1.2
t arping -D -c 1 -I q0 10.99.1.2
ip -n c link set q1 up; sleep 1.2
t arping -c 1 -I q0 10.99.1.2
t ip netns exec c arping -c 2 -I q1 10.99.1.1
t arp -n
t ip netns exec c arp -n
ip -n c link set q1 address 02:63:00:00:00:02
t arping -c 1 10.99.1.2
t arp -an
arp -s 10.99.1.2 02:63:00:00:00:07
ping -c 1 -W 1 -q 10.99.1.2 | grep trans
t arp -n 10.99.1.2
arp -d 10.99.1.2
ping -c 1 -W 1 -q 10.99.1.2 | grep trans
t arp -n 10.99.1.2
ip link set q0 down
t arp -n
t arp -s 10.99.1.9 02:63:00:00:00:09
t arp -i q0 -s 10.99.1.9 02:63:00:00:00:09
t arp -n
ip link set q0 up
t arp -n
t arp -s 10.99.1.255 02:63:00:00:00:09
t arp -s 10.99.1.1 02:63:00:00:00:09
t arp -s 224.0.0.9 02:63:00:00:00:09
arp -n | sort
