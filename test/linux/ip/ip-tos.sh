# The type of service is carried, and comes back with the answer.
ip netns add peer; ip link add v0 type veth peer name v1 netns peer
ip addr add 10.55.0.1/24 dev v0; ip link set v0 up; ip -n peer addr add 10.55.0.2/24 dev v1; ip -n peer link set v1 up
ip netns exec peer timeout 6 tcpdump -l -n -v -i v1 icmp >/run/dump 2>/dev/null & sleep 2
ping -c 1 -Q 0x10 10.55.0.2
ping -c 1 -Q 184 10.55.0.2
ping -c 1 -Q 0xff 10.55.0.2
ping -c 1 -Q 256 10.55.0.2
ping -c 1 -Q x 10.55.0.2
wait; cat /run/dump
