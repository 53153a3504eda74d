# An address on a port: its frames are the bridge's, so nobody hears what is for it; and a route over the bridge.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add sw0 type bridge; ip link set sw0 up
ip netns add h; ip link add p0 type veth peer name e0 netns h
ip netns exec h sysctl -qw net.ipv6.conf.e0.disable_ipv6=1
ip link set p0 up; ip -n h addr add 10.58.0.2/24 dev e0; ip -n h link set e0 up
ip addr add 10.58.0.1/24 dev p0; sleep 1.2
ping -c 1 -W 1 10.58.0.2
ip link set p0 master sw0; ip route; ip neigh
ip netns exec h ping -c 1 -W 1 10.58.0.1
ip addr del 10.58.0.1/24 dev p0; ip addr add 10.58.0.1/24 dev sw0; ip route
ip netns exec h ip neigh flush all
ip netns exec h ping -c 2 -i 0.3 10.58.0.1
ip link set p0 nomaster; ip netns exec h ping -c 1 -W 1 10.58.0.1
