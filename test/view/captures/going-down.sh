# A link that goes down under a ping, a queue that overflows, a neighbour that fails, and what a full minute leaves.
ip netns add other; ip link add near type veth peer name e0 netns other; ip link set lo up
ip link set near up; ip -n other link set e0 up; ip addr add 10.33.0.1/24 dev near; ip -n other addr add 10.33.0.2/24 dev e0
sysctl -q -w net.ipv4.neigh.near.unres_qlen_bytes=2000
ping -c 4 -i 0.2 -W 1 10.33.0.2 &
sleep 0.3; ip -n other link set e0 down; sleep 0.5; ip -n other link set e0 up; wait
ping -c 6 -i 0.2 -W 1 10.33.0.88
sleep 60; ip neigh
