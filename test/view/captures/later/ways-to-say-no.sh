# Every kind of refusal that a router has: prohibited, unreachable, black hole, nobody there, no route, nobody at that port.
for n in gw peer; do ip netns add $n; ip -n $n link set lo up; done
ip link set lo up
ip link add eth-to-gateway type veth peer name eth-to-learner netns gw; ip -n gw link add lan type veth peer name lan0 netns peer
ip link set eth-to-gateway up; ip -n gw link set eth-to-learner up; ip -n gw link set lan up; ip -n peer link set lan0 up
ip addr add 192.0.2.1/30 dev eth-to-gateway; ip -n gw addr add 192.0.2.2/30 dev eth-to-learner
ip -n gw addr add 198.51.100.1/24 dev lan; ip -n peer addr add 198.51.100.20/24 dev lan0; ip -n peer route add default via 198.51.100.1
ip netns exec gw sysctl -q -w net.ipv4.ip_forward=1
ip route add default via 192.0.2.2
ip -n gw route add prohibit 203.0.113.0/28; ip -n gw route add unreachable 203.0.113.16/28; ip -n gw route add blackhole 203.0.113.32/28
for to in 203.0.113.1 203.0.113.17 203.0.113.33 203.0.113.200 198.51.100.99; do ping -c 1 -W 4 $to; done
traceroute -n -q 1 -m 4 198.51.100.20
ip route add throw 203.0.113.64/28; ip route add unreachable 203.0.113.80/28
ping -c 1 -W 1 203.0.113.65; ping -c 1 -W 1 203.0.113.81
ping -c 1 -W 1 -t 1 198.51.100.20
