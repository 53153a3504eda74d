# Larger than the device's MTU: refused with DF, in fragments without.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add peer; ip link add v0 type veth peer name v1 netns peer; ip link set lo up
ip addr add 10.56.0.1/24 dev v0; ip link set v0 up; ip -n peer addr add 10.56.0.2/24 dev v1; ip -n peer link set v1 up
ping -q -c 1 10.56.0.2 >/dev/null
ip netns exec peer timeout 10 tcpdump -l -n -v -i v1 icmp >/run/dump 2>/dev/null &
sleep 2
for m in do want dont; do
  t ping -c 1 -M $m -s 1472 10.56.0.2
  t ping -c 2 -i 0.2 -W 1 -M $m -s 1473 10.56.0.2
done
t ping -c 1 -s 4000 10.56.0.2
t ping -c 1 -M x 10.56.0.2
t ping -c 1 -s 65507 127.0.0.1
t ping -c 1 -s 65508 127.0.0.1
t ping -c 1 -s 65508 10.56.0.2
t ping -c 1 -M do -s 70000 10.56.0.2
wait; cat /run/dump
nstat -as | grep -Ev '^(Ip|Icmp)6'; ip netns exec peer nstat -as | grep -Ev '^(Ip|Icmp)6'
