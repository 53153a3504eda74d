# Devices that move between namespaces: numbers, names that clash, what link-netns says on both sides.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add p1
ip netns add p2
ip -n p1 link add w0 type dummy
ip -n p1 link add w1 type dummy
ip -n p2 link add w1 type dummy
t ip link add u0 type veth peer name u1 netns p1
t ip link show u0
t ip -n p1 link show u1
t ip link add u1 type veth peer name u2
t ip link set u1 netns p1
t ip link set u1 netns p1 name u9
t ip -n p1 link
t ip link
t ip -n p1 link set w1 netns p2
t ip -n p1 link set u1 netns p2
t ip -n p1 link
t ip -n p2 link
t ip netns list
t ip -n p1 netns list-id
t ip -n p2 netns list-id
t ip -n p2 link set u1 netns p1
t ip -n p2 link set u1 netns p2
t ip link
t ip link add a0 netns p1 type veth peer name a1 netns p2
t ip -n p1 link show a0
t ip -n p2 link show a1
t ip -n p1 link set a0 netns p2
t ip -n p2 link show a0
t ip -n p2 link show a1
t ip link add a5 type dummy
t ip link set a5 up
t ip addr add 10.70.0.1/24 dev a5
t ip link set a5 alias hello
t ip link set a5 netns p1
t ip -n p1 addr show a5
t ip link set lo netns p1
t ip -n p1 link set lo netns p2
t ip link add d0 netns p1 type dummy
t ip -n p1 -br link
