# A large packet over links that grow narrower: cut at home, cut again on the way, and pieces that come too late.
for n in n1 n2 n3; do ip netns add $n; ip -n $n link set lo up; ip netns exec $n sysctl -q -w net.ipv4.ip_forward=1; done
ip link set lo up
ip link add ka type veth peer name kb netns n1; ip -n n1 link add kc type veth peer name kd netns n2; ip -n n2 link add ke type veth peer name kf netns n3
ip addr add 10.64.1.1/24 dev ka; ip -n n1 addr add 10.64.1.2/24 dev kb; ip -n n1 addr add 10.64.2.2/24 dev kc
ip -n n2 addr add 10.64.2.3/24 dev kd; ip -n n2 addr add 10.64.3.3/24 dev ke; ip -n n3 addr add 10.64.3.4/24 dev kf
ip link set ka up mtu 1400; ip -n n1 link set kb up mtu 1400; ip -n n1 link set kc up mtu 900; ip -n n2 link set kd up mtu 900
ip -n n2 link set ke up mtu 500; ip -n n3 link set kf up mtu 500
ip route add default via 10.64.1.2; ip -n n1 route add default via 10.64.2.3; ip -n n2 route add 10.64.1.0/24 via 10.64.2.2; ip -n n3 route add default via 10.64.3.3
ping -c 2 -M dont -s 2600 10.64.3.4
ip -n n3 link set kf down; ping -c 1 -W 2 -M dont -s 1800 10.64.3.4; ip -n n3 link set kf up; ip -n n3 route add default via 10.64.3.3
ping -c 2 -W 1 -M do -s 1200 10.64.3.4; tracepath -n 10.64.3.4
