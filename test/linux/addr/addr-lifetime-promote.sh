# A primary that expires takes its secondaries along, or the first of them follows it.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for n in box larch; do
  ip link add $n type dummy; ip link set $n up
done
sysctl -q net.ipv4.conf.larch.promote_secondaries=1
for n in "box 10.73.0" "larch 10.73.1"; do
  set -- $n
  ip addr add $2.1/24 brd + dev $1 valid_lft 6 preferred_lft 6
  ip addr add $2.2/24 brd + dev $1
  ip addr add $2.3/24 brd + dev $1 valid_lft 17 preferred_lft 17
done
ip -4 addr | grep inet; ip route
sleep 10
ip -4 addr | grep inet; ip route; ip route show table local
sleep 11
ip -4 addr | grep inet; ip route
