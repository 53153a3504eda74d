# arp_ignore 0 to 2, for addresses of this device, of another, of a narrower scope, asked from inside and outside the subnet.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add far; ip link set lo up
ip link add oak type veth peer name elm netns far
ip link set oak up; ip -n far link set elm up
ip addr add 10.67.1.1/24 dev oak; ip addr add 10.67.2.1/24 dev oak scope link; ip addr add 10.67.3.1/24 dev oak scope host
ip addr add 10.67.4.1/32 dev lo; ip addr add 10.67.5.1/32 dev lo scope host
ip -n far addr add 10.67.1.9/24 dev elm; ip -n far addr add 10.67.8.9/24 dev elm
ip route add 10.67.8.0/24 dev oak
sleep 1.2
for m in 0 1 2; do
  sysctl net.ipv4.conf.oak.arp_ignore=$m
  for a in 10.67.1.1 10.67.2.1 10.67.3.1 10.67.4.1 10.67.5.1; do
    for s in 10.67.1.9 10.67.8.9; do
      echo "$a from $s: $(ip netns exec far arping -c 1 -w 0.5 -s $s -I elm $a | grep -o 'Received [0-9]*')"
    done
  done
done
