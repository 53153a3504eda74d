# A tcpdump whose device goes down, away, or to another namespace.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up; ip netns add far
for i in 1 2 3 4; do ip link add w$i address 02:84:00:00:01:0$i type veth peer name x$i address 02:84:00:00:02:0$i; ip link set w$i up; ip link set x$i up; ip addr add 10.8.$i.1/24 dev w$i; done
sleep 1.3
for i in 1 2 3 4; do tcpdump -nt -i w$i >/run/o$i 2>/run/e$i & eval p$i=$!; done
sleep 2
for i in 1 2 3 4; do arping -q -c 1 -w 1 -I w$i 10.8.$i.7; done
sleep 0.2
for i in 1 2 3 4; do arping -q -c 1 -w 1 -I w$i 10.8.$i.8; done
ip link set w1 down
ip link del w2
ip link set w3 netns far
ip link set w4 name y4
sleep 0.2
ip link set w1 up
sleep 1
arping -q -c 1 -w 1 -I w1 10.8.1.9
sleep 0.2
for i in 2 3; do wait $(eval echo \$p$i); echo "=> $?"; done
kill $p1 $p4; wait $p1; echo "=> $?"; wait $p4; echo "=> $?"
for i in 1 2 3 4; do echo "== $i"; cat /run/o$i; echo "-- $i"; cat /run/e$i; done
