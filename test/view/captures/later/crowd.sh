# One hub, fourteen leaves, a broadcast that all of them answer, and one leaf that has somebody else's address.
ip link add hub type bridge; ip addr add 10.68.0.254/24 dev hub; ip link set hub up; ip link set lo up
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do
  ip netns add leaf$n; ip link add l$n type veth peer name e0 netns leaf$n; ip link set l$n master hub up
  ip -n leaf$n addr add 10.68.0.$n/24 dev e0; ip -n leaf$n link set e0 up
  ip netns exec leaf$n sysctl -q -w net.ipv4.icmp_echo_ignore_broadcasts=0
done
sleep 3
ping -b -c 1 -W 1 10.68.0.255
ip -n leaf14 addr add 10.68.0.3/24 dev e0
ip netns exec leaf5 ping -c 2 -W 1 10.68.0.3
ip netns exec leaf14 arping -c 1 -U -I e0 10.68.0.3
ip netns exec leaf5 ping -c 1 -W 1 10.68.0.3
