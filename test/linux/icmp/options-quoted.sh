# What an ICMP error quotes of a packet with options: the router's own address is written into the record before the
# checksum is mended, and once more where the next hop does not answer.
for n in h r x; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add h0 address 02:00:00:00:0a:01 netns h type veth peer name r0 address 02:00:00:00:0a:02 netns r
ip link add r1 address 02:00:00:00:0b:01 netns r type veth peer name x0 address 02:00:00:00:0b:02 netns x
ip -n h addr add 10.51.0.1/24 dev h0
ip -n r addr add 10.51.0.2/24 dev r0
ip -n r addr add 10.52.0.2/24 dev r1
ip -n x addr add 10.52.0.3/24 dev x0
for e in h:h0 r:r0 r:r1 x:x0; do ip -n ${e%:*} link set ${e#*:} up; done
ip -n r link set r1 mtu 1000
ip netns exec r sysctl -qw net.ipv4.ip_forward=1
ip -n h route add default via 10.51.0.2
ip -n x route add default via 10.52.0.2
ip -n r route add prohibit 10.60.0.0/16
ip -n r route add 10.61.0.0/16 via 10.51.0.77
sleep 1
ip netns exec h tcpdump -nvt -i h0 icmp >/run/seen 2>&1 & seen=$!; sleep 1
p() { echo "\$ $*"; ip netns exec h ping -c 1 -W 1 "$@" | grep -v rtt; sleep 3.2; }
p -R 10.52.0.3
p -R 10.52.0.9
p -R 10.60.0.1
p -R 10.61.0.1
p -R -t 1 10.52.0.3
p -R -M do -s 1200 10.52.0.3
p -R -s 1200 10.52.0.9
p -T tsandaddr 10.52.0.9
p -T tsonly -t 1 10.52.0.3
kill $seen; wait $seen
p() { echo "\$ $*"; ip netns exec h ping -c 1 -W 4 "$@" | grep -v rtt; }
ip netns exec h tcpdump -nvt -i lo icmp >>/run/seen 2>&1 & seen=$!; sleep 1
p -R 10.51.0.44
p -R 10.51.0.1
sleep 1.5; kill $seen; wait $seen; sed 's/TS{[^}]*}), bad cksum [^!]*!/TS{}), bad cksum/; s/TS{[^}]*}/TS{}/' /run/seen
