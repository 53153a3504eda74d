# ip -d link: the details of each kind.
ip netns add far
ip link add s0 address 02:00:00:00:0f:01 type veth peer name s1 address 02:00:00:00:0f:02 netns far
ip link add dd address 02:00:00:00:0f:03 type dummy
ip -d link
ip -d link set s0 up
ip -n far -d link
ip -d -s link show dd
ip -d -o link show dd
ip -d addr show dd
sleep 1.2
ip -d -br link
ip -details link show lo
ip link set dd up alias foo
ip -d link show dd
