# One end up, the other down: no carrier, the route is there but linkdown.
ip link set lo up
ip link add east type veth peer name west
ip addr add 10.35.0.1/20 dev east
ip link set east up
sleep 1.2
ip link show east
ip route
ip route get 10.35.0.9
ping -c 2 -W 1 10.35.0.9
echo "=> $?"
ip neigh
ip link set west up
sleep 3
ip link show
ip route
ping -c 2 -W 1 10.35.0.9
echo "=> $?"
ip link set west down
sleep 1.2
ip link show
ip route
ip neigh
ip link set east down
ip route
ping -c 1 10.35.0.1
