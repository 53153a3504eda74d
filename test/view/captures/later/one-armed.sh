# A router with one leg in a shared segment: packets come in and leave by the same device, redirects are sent, then switched off.
ip link add shared type bridge; ip link set shared up; ip link set lo up
for n in pc printer router; do
  ip netns add $n; ip link add tap-$n type veth peer name leg netns $n; ip link set tap-$n master shared up
  ip -n $n link set leg up; ip -n $n link set lo up
done
ip -n pc addr add 10.67.1.10/24 dev leg; ip -n printer addr add 10.67.2.10/24 dev leg
ip -n router addr add 10.67.1.1/24 dev leg; ip -n router addr add 10.67.2.1/24 dev leg
ip netns exec router sysctl -q -w net.ipv4.ip_forward=1
ip -n pc route add default via 10.67.1.1; ip -n printer route add default via 10.67.2.1
ip netns exec pc ping -c 3 -i 0.5 10.67.2.10
ip netns exec router sysctl -q -w net.ipv4.conf.all.send_redirects=0 net.ipv4.conf.leg.send_redirects=0
ip netns exec pc ping -c 2 -i 0.5 10.67.2.10
ip netns exec router sysctl -q -w net.ipv4.ip_forward=0; ip netns exec pc ping -c 1 -W 1 10.67.2.10
ip netns exec printer sysctl -q -w net.ipv4.icmp_echo_ignore_all=1; ip netns exec router ping -c 1 -W 1 10.67.2.10
