# Who answers for whom: a router that stands in for everybody behind it, one for a single address, and one who says nothing.
for n in asker keeper behind; do ip netns add $n; ip -n $n link set lo up; done
ip -n asker link add front type veth peer name outer netns keeper; ip -n keeper link add inner type veth peer name back netns behind
ip -n asker link set front up; ip -n keeper link set outer up; ip -n keeper link set inner up; ip -n behind link set back up
ip -n asker addr add 10.60.0.1/16 dev front; ip -n keeper addr add 10.60.0.2/24 dev outer
ip -n keeper addr add 10.60.7.1/24 dev inner; ip -n behind addr add 10.60.7.7/24 dev back; ip -n behind route add default via 10.60.7.1
ip netns exec keeper sysctl -q -w net.ipv4.ip_forward=1
ip netns exec asker ping -c 1 -W 1 10.60.7.7
ip -n keeper neigh add proxy 10.60.7.7 dev outer; ip netns exec asker ping -c 2 -W 2 10.60.7.7
ip -n keeper neigh del proxy 10.60.7.7 dev outer; ip netns exec keeper sysctl -q -w net.ipv4.conf.outer.proxy_arp=1
ip -n asker neigh flush dev front
ip netns exec asker ping -c 1 -W 2 10.60.7.7; ip netns exec asker arping -c 2 -I front 10.60.7.200
ip netns exec keeper sysctl -q -w net.ipv4.conf.outer.arp_ignore=8; ip -n asker neigh flush dev front
ip netns exec asker ping -c 1 -W 1 10.60.0.2
