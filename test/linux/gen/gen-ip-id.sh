# The id of a datagram that may not be cut is 0.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip netns add far
ip link add aa address 02:84:00:00:00:01 type veth peer name bb address 02:84:00:00:00:02 netns far
ip addr add 10.84.0.1/24 dev aa; ip link set aa up
ip -n far addr add 10.84.0.2/24 dev bb; ip -n far link set bb up
sleep 1.3
tcpdump -nvt -i aa icmp >/run/seen 2>&1 & seen=$!
sleep 2
ping -c 1 -q 10.84.0.2
ping -c 1 -q -M do 10.84.0.2
ping -c 1 -q -M want 10.84.0.2
ping -c 1 -q -M dont 10.84.0.2
ping -c 2 -i 0.3 -q -b 10.84.0.2
ping -c 1 -q -M do -s 1472 10.84.0.2
ping -c 1 -q -s 1473 10.84.0.2
ping -c 1 -W 1 -q 224.0.0.1
sleep 1.5; kill $seen; wait $seen; cat /run/seen
