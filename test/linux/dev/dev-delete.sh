# Deleting devices: either end of a pair, with routes, neighbours and captures on it.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add far
ip link add s0 type veth peer name s1 netns far
ip addr add 10.79.0.1/24 dev s0
ip -n far addr add 10.79.0.2/24 dev s1
ip link set s0 up
ip -n far link set s1 up
sleep 3
ping -c 1 10.79.0.2 >/dev/null
t ip -n far link del s1
t ip link
t ip route
t ip neigh
t ip -n far route
t ip link add s0 type veth peer name s1 netns far
t ip link show s0
t ip -n far link show s1
t ip link del s0 type veth
t ip -n far link
t ip link add type veth
t ip -br link
t ip link del veth1
t ip -br link
t ip link add b1 type bridge
t ip link del b1 type veth
t ip link del b1
t ip link add s5 type dummy
t ip link del s5
t ip link add s6 type dummy
t ip link show s6
