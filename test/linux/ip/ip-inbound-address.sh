# Which address a router reports errors from: the way back chooses, or the device that the packet came in by.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for n in src rtr; do ip netns add $n; ip -n $n link set lo up; done
for n in 1 2; do
  ip link add oak$n netns src type veth peer name ra$n netns rtr
  ip -n src link set oak$n up; ip -n rtr link set ra$n up
done
ip -n src addr add 10.53.1.1/24 dev oak1; ip -n src addr add 10.53.2.1/24 dev oak2
ip -n rtr addr add 10.53.1.2/24 dev ra1; ip -n rtr addr add 10.53.1.3/24 dev ra1; ip -n rtr addr add 10.53.2.2/24 dev ra2
ip -n rtr addr add 10.53.7.7/32 dev lo
ip -n src route add default via 10.53.1.2; ip -n rtr route add 10.53.1.1/32 via 10.53.2.1
ip netns exec rtr sysctl -q net.ipv4.ip_forward=1
sleep 1.2
p() { sleep 1.1; ip netns exec src ping -n -c 1 -W 1 "$@" 2>&1 | grep From; }
p 198.51.100.1; p -t 1 10.53.2.77
for v in 1 0; do
  ip netns exec rtr sysctl net.ipv4.icmp_errors_use_inbound_ifaddr=$v
  p 198.51.100.1; p -t 1 10.53.2.77; p -t 1 -I 10.53.2.1 198.51.100.1
done
ip -n rtr route replace 10.53.1.1/32 via 10.53.2.1 src 10.53.7.7
p 198.51.100.1
ip netns exec rtr sysctl -q net.ipv4.icmp_errors_use_inbound_ifaddr=1
p 198.51.100.1
ip -n rtr addr del 10.53.1.2/24 dev ra1; ip -n rtr addr add 10.53.1.2/24 dev ra1 scope link
p 198.51.100.1
