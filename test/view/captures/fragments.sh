# Large pings over a small MTU, one piece of them too late.
ip netns add far; ip link add near type veth peer name e0 netns far
ip link set near up mtu 900; ip -n far link set e0 up mtu 900; ip link set lo up
ip addr add 10.21.0.1/24 dev near; ip -n far addr add 10.21.0.2/24 dev e0
ping -c 2 -s 3000 10.21.0.2
