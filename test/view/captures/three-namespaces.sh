# A packet whose way back goes elsewhere: the strict reverse path filter of the third refuses it.
for n in one two three; do ip netns add $n; ip -n $n link set lo up; done
ip -n one link add to2 type veth peer name to1 netns two; ip -n two link add to3 type veth peer name to2 netns three
for each in "one to2 10.29.1.1" "two to1 10.29.1.2" "two to3 10.29.2.2" "three to2 10.29.2.3"; do
  set -- $each; ip -n $1 link set $2 up; ip -n $1 addr add $3/24 dev $2
done
ip netns exec two sysctl -q -w net.ipv4.ip_forward=1
ip -n one route add default via 10.29.1.2
ip -n three link add dum type dummy; ip -n three link set dum up; ip -n three route add 10.29.1.0/24 dev dum
ip netns exec three sysctl -q -w net.ipv4.conf.all.rp_filter=1
ip netns exec one ping -c 2 -W 1 10.29.2.3
