# arp_ignore and accept_local: who answers a question about an address of another device.
ip link set lo up
ip link add east type veth peer name west
ip link add north type veth peer name south
ip addr add 10.38.0.1/24 dev east
ip addr add 10.38.0.2/24 dev west
ip addr add 10.38.9.9/24 dev north
ip link set east up; ip link set west up; ip link set north up; ip link set south up
sysctl -q -w net.ipv4.conf.all.accept_local=1
for ignore in 0 1 2 3 8; do
  echo "arp_ignore $ignore"
  sysctl -q -w net.ipv4.conf.west.arp_ignore=$ignore
  for to in 10.38.0.2 10.38.9.9; do
    ip neigh flush all
    ping -c 1 -W 1 -q -I east $to
    echo "=> $?"
    ip neigh show dev east
  done
done
