# A pair whose ends have the same number in two namespaces: the kernel does not see that one stands on the other.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add far
ip link add s0 type veth peer name s1 netns far
ip addr add 10.61.0.1/24 dev s0
sleep 1.2
t ip link set s0 up
t ip link show s0
t ip route
t ip -n far link set s1 up
sleep 1.2
t ip link show s0
t ip -n far link show s1
t ip -n far link set s1 down
sleep 1.2
t ip link show s0
t ip route
t ping -c 1 -W 1 10.61.0.9
t ip link set s0 down
t ip -n far link set s1 up
sleep 1.2
t ip -n far link show s1
t ip link set s0 up
sleep 1.2
t ip link show s0
t ip route
