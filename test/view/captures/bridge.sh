# Four hosts on one bridge: who was never heard is flooded to, then not.
ip link add br0 type bridge; ip link set br0 up; ip link set lo up
for n in 1 2 3 4; do
  ip netns add h$n; ip link add p$n type veth peer name e0 netns h$n
  ip link set p$n master br0 up; ip -n h$n link set e0 up; ip -n h$n addr add 10.20.0.$n/24 dev e0
done
sleep 1
ip netns exec h1 ping -c 2 10.20.0.3
