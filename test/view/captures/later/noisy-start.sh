# Nobody waits for IPv6 to calm down: solicitations, reports and pings at once, on pairs that come up one after the other.
ip link set lo up
for k in 1 2 3 4; do
  ip netns add cell$k; ip link add near$k type veth peer name far$k netns cell$k
  ip addr add 10.66.$k.1/24 dev near$k; ip -n cell$k addr add 10.66.$k.2/24 dev far$k
done
for k in 1 2 3 4; do ip link set near$k up; ip -n cell$k link set far$k up; ip -n cell$k link set lo up; ping -c 1 -W 1 10.66.$k.2; done
sleep 0.5; ip -n cell2 link set far2 down; ping -c 2 -i 0.2 -W 1 10.66.2.2; ip -n cell2 link set far2 up
ping -c 3 -i 0.4 10.66.2.2 & ping -c 3 -i 0.3 10.66.3.2 & ping -c 3 -i 0.25 10.66.4.2 & wait
ip link del near1; sleep 8; ip -6 addr show dev near2
