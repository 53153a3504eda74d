# In a namespace that never had an address, every address may be bound to: no local table, so inet_addr_type says broadcast.
ip link add va type veth peer name vb
ip link set va up; ip link set vb up
ping -c 1 -W 1 -I 10.92.1.237 10.92.1.2; echo $?
ping -c 1 -W 1 10.92.1.2; echo $?
ip route get 10.92.1.2
ip route add 10.5.0.0/16 via 10.6.0.1 dev va onlink; echo $?
arping -c 1 -w 1 -I va 10.92.1.2; echo $?
ip route add 10.7.0.0/16 dev va; ip route
ping -c 1 -W 1 -I 10.92.1.237 10.92.1.2; echo $?
ip link set lo up
ping -c 1 -W 1 -I 10.92.1.237 10.92.1.2; echo $?
ip route add 10.5.0.0/16 via 10.6.0.1 dev va onlink; echo $?
