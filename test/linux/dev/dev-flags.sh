# Flags: promisc, allmulticast, multicast, arp; what ip link says and what changes.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add far
ip link add s0 address 02:00:00:00:ee:01 type veth peer name s1 address 02:00:00:00:ee:02 netns far
ip link add dd type dummy
t ip link set s0 promisc on
t ip link set s0 promisc on
t ip link show s0
t ip -d link show s0
t ip link set s0 promisc off
t ip link set s0 promisc off
t ip link show s0
t ip link set s0 allmulticast on
t ip link show s0
t ip -d link show s0
t ip link set s0 allmulticast off
t ip link set s0 multicast off
t ip link show s0
t ip link set s0 multicast on
t ip link set s0 arp off
t ip link show s0
t ip link set s0 arp on
t ip link set dd arp on multicast on
t ip link show dd
t ip link set dd arp maybe
t ip link set dd multicast
t ip link set dd allmulticast no
t ip link set dd promisc
t ip link set s0 up promisc on allmulticast on
t ip -n far link set s1 up
sleep 1.2
t ip link show s0
t ip link set s0 promisc off allmulticast off
ip addr add 10.75.0.1/24 dev s0
ip -n far addr add 10.75.0.2/24 dev s1
sleep 3
t ip link set s0 arp off
t ip link show s0
t ip neigh
t ping -c 1 -W 1 10.75.0.2
t ip -n far neigh
t ip link set s0 arp on
t ping -c 1 -W 1 10.75.0.2
t ip link set lo arp on
t ip link set lo multicast on
t ip link show lo
t ip link set lo promisc on
t ip link show lo
t ip link set s0 carrier off
t ip link set dd carrier off
t ip link show dd
t ip link set dd carrier on
t ip link show dd
t ip link set dd up
t ip link set dd carrier off
sleep 1.2
t ip link show dd
