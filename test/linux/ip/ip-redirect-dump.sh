# The redirect on the wire, and how seldom it is sent to one that does not listen.
for n in host ra; do ip netns add $n; ip -n $n link set lo up; done
ip link add e0 netns host type veth peer name e1 netns ra
ip -n host addr add 10.58.0.1/24 dev e0; ip -n ra addr add 10.58.0.2/24 dev e1
ip -n host link set e0 up; ip -n ra link set e1 up
ip -n host route add default via 10.58.0.2; ip -n ra route add 10.58.9.0/24 via 10.58.0.3
ip -n ra neigh add 10.58.0.3 lladdr 02:00:00:58:00:03 dev e1 nud permanent
ip netns exec ra sysctl -q -w net.ipv4.ip_forward=1
ip netns exec host sysctl -q -w net.ipv4.conf.all.accept_redirects=0
ip netns exec host sysctl -q -w net.ipv4.conf.e0.accept_redirects=0
ip netns exec host ping -q -c 1 10.58.0.2 >/dev/null
ip netns exec host timeout 14 tcpdump -l -n -v -i e0 icmp >/run/dump 2>/dev/null &
sleep 4
ip netns exec host ping -c 5 -i 0.4 -W 1 10.58.9.7
ip netns exec host ping -c 1 -W 1 -t 1 10.58.9.7
ip netns exec host ping -q -c 1 -W 1 -t 2 10.58.9.7
wait
cat /run/dump
