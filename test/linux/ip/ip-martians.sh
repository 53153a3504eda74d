# Sources that are not credible: rp_filter 0, 1, 2 on a router; no way back; an address of another side; our own.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
for n in ann rtr bob; do ip netns add $n; ip -n $n link set lo up; done
ip link add x0 netns ann type veth peer name y0 netns rtr
ip link add y1 netns rtr type veth peer name z0 netns bob
ip -n ann addr add 10.33.1.2/24 dev x0; ip -n rtr addr add 10.33.1.1/24 dev y0
ip -n rtr addr add 10.33.2.1/24 dev y1; ip -n bob addr add 10.33.2.2/24 dev z0
ip -n ann link set x0 up; ip -n rtr link set y0 up; ip -n rtr link set y1 up; ip -n bob link set z0 up
ip -n ann route add default via 10.33.1.1; ip -n bob route add default via 10.33.2.1
ip -n ann addr add 198.51.100.7/32 dev lo; ip -n ann addr add 10.33.2.50/32 dev lo; ip -n ann addr add 10.33.2.1/32 dev lo
ip netns exec rtr sysctl -q -w net.ipv4.ip_forward=1
p() { t ip netns exec ann ping -c 1 -W 1 "$@"; }
for rp in 0 1 2; do
  ip netns exec rtr sysctl -w net.ipv4.conf.y0.rp_filter=$rp
  p -I 198.51.100.7 10.33.2.2
  p -I 198.51.100.7 10.33.1.1
  p -I 10.33.2.50 10.33.1.1
  p -I 10.33.2.50 10.33.2.2
  p -I 10.33.2.1 10.33.2.2
done
sleep 3
ip netns exec rtr nstat -as | grep -Ev '^(Ip|Icmp)6'
ip netns exec rtr sysctl -w net.ipv4.conf.all.rp_filter=1 net.ipv4.conf.y0.rp_filter=0 net.ipv4.conf.all.accept_local=1
p -I 10.33.2.1 10.33.2.2
p -I 10.33.2.50 10.33.2.2
ip netns exec rtr nstat -as | grep -Ev '^(Ip|Icmp)6'
