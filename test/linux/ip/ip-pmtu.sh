# A narrow link behind a router: who may not be cut is told, and remembers; who may is cut.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
for n in src rou dst; do ip netns add $n; ip -n $n link set lo up; done
ip link add s0 netns src type veth peer name r0 netns rou
ip link add r1 netns rou type veth peer name d0 netns dst
ip -n src addr add 10.57.1.2/24 dev s0; ip -n rou addr add 10.57.1.1/24 dev r0
ip -n rou addr add 10.57.2.1/24 dev r1; ip -n dst addr add 10.57.2.2/24 dev d0
ip -n rou link set r1 mtu 1200; ip -n dst link set d0 mtu 1200
ip -n src link set s0 up; ip -n rou link set r0 up; ip -n rou link set r1 up; ip -n dst link set d0 up
ip -n src route add default via 10.57.1.1; ip -n dst route add default via 10.57.2.1
ip netns exec rou sysctl -q -w net.ipv4.ip_forward=1
ip netns exec src ping -q -c 1 10.57.2.2 >/dev/null
ip netns exec dst timeout 24 tcpdump -l -n -v -i d0 icmp >/run/dump 2>/dev/null & sleep 5
p() { t ip netns exec src ping -c 3 -i 0.3 -W 1 "$@"; }
p -M dont -s 1400 10.57.2.2
p -M want -s 1400 10.57.2.2
sleep 0.5; ip -n src route get 10.57.2.2
ip -n src route flush cache
p -M do -s 1400 10.57.2.2
ip -n src route flush cache
p -s 1400 10.57.2.2
p -s 3000 10.57.2.2
ip -n src route flush cache
p -s 3000 10.57.2.2
wait
cat /run/dump
for n in src rou dst; do echo "-- $n"; ip netns exec $n nstat -as | grep -Ev '^(Ip|Icmp)6'; done
