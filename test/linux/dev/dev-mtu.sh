# MTU: bounds by kind, and frames that are larger than the other end's.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add far
ip link add s0 type veth peer name s1 netns far
ip link add dd type dummy
ip link add bb type bridge
for d in s0 dd bb lo; do
  for m in 0 1 67 68 1279 65535 65536 70000 2147483647 2147483648 4294967295; do t ip link set $d mtu $m; done
  t ip link show $d
done
ip link set s0 mtu 1500
ip addr add 10.72.0.1/24 dev s0
ip -n far addr add 10.72.0.2/24 dev s1
ip link set s0 up
ip -n far link set s1 up
sleep 3
t ip link set s0 mtu 1000
t ip addr show s0
t ip link set s0 mtu 1500
t ip addr show s0
t ip route
