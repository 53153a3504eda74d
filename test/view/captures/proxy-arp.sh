# Somebody answers for a host that is not here.
for n in mid out; do ip netns add $n; ip -n $n link set lo up; done
ip link set lo up
ip link add in0 type veth peer name e0 netns mid; ip -n mid link add e1 type veth peer name e0 netns out
ip link set in0 up; ip -n mid link set e0 up; ip -n mid link set e1 up; ip -n out link set e0 up
ip addr add 10.32.0.1/16 dev in0; ip -n mid addr add 10.32.0.2/24 dev e0; ip -n mid addr add 10.32.9.1/24 dev e1; ip -n out addr add 10.32.9.5/24 dev e0
ip -n out route add default via 10.32.9.1
ip netns exec mid sysctl -q -w net.ipv4.ip_forward=1 net.ipv4.conf.e0.proxy_arp=1 net.ipv4.neigh.e0.proxy_delay=0
ping -c 2 10.32.9.5; ping -c 1 -W 1 10.32.9.77
