# The end of a namespace: its devices, its processes, its name.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add east
ip link add k0 type veth peer name k1 netns east
ip link set k0 up
ip -n east link set k1 up
ip -n east link set lo up
ip addr add 10.71.0.1/24 dev k0
ip -n east addr add 10.71.0.2/24 dev k1
sleep 3
t ping -c 1 10.71.0.2
ip netns exec east sleep 30 &
pid=$!
sleep 0.1
[ "$(ip netns pids east)" = "$pid" ] && echo same
ip netns identify $pid
ip netns del east
t ip netns list
ip netns identify $pid
t ip link show k0
t ping -c 1 10.71.0.2
kill $pid
wait $pid 2>/dev/null
sleep 0.5
t ip link show k0
t ip netns add east
t ip -n east link
