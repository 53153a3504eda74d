# rp_filter 0, 1 and 2 at the answering end, accept_local on: only 1 refuses a source whose way back is another device.
ip link set lo up
ip link add east type veth peer name west
ip addr add 10.33.1.1/24 dev east
ip addr add 10.33.1.2/24 dev west
ip link set east up
ip link set west up
sysctl -q -w net.ipv4.conf.all.accept_local=1
for all in 0 1 2; do
  for own in 0 1 2; do
    sysctl -q -w net.ipv4.conf.all.rp_filter=$all net.ipv4.conf.west.rp_filter=$own
    ip neigh flush all
    echo "all $all west $own"
    ping -c 1 -W 1 -q -I east 10.33.1.2
    echo "=> $?"
    ip neigh show dev east
    ip neigh show dev west
  done
done
