# Namespaces: creation and deletion in every order, devices given away at creation.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t ip netns add one
t ip netns add two
t ip link add x0 netns one type veth peer name x0 netns two
t ip link add x1 type veth peer name x1 netns one
t ip link add x1 netns one type veth peer name x2
t ip link add x3 netns nosuch type dummy
t ip link add x3 type veth peer name x4 netns nosuch
t ip -n one link
t ip -n two link
t ip link
t ip -n one netns
t ip netns exec one ip netns exec two ip link show x0
t ip netns exec two bash -c 'ip -n one -br link; ip netns identify $$'
t ip netns del one
t ip -n two link
t ip link
t ip netns add one
t ip -n one link
t ip link add x5 type veth peer name x6 netns one
t ip link show x5
t ip -n one link show x6
t ip netns
t ip -n two link add y0 type bridge
t ip -n two link set y0 netns one
t ip link set x5 netns two
t ip -n two link show x5
t ip -n one link show x6
t ip -n one netns list-id
t ip -n two netns list-id
t ip netns del two
t ip netns del one
t ip link
t ip netns
t cat /proc/net/dev
