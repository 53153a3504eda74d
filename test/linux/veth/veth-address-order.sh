# Addresses given before and after a device is up: routes appear when both are there.
ip link set lo up
ip link add east type veth peer name west
ip addr add 10.36.0.1/22 dev east
ip route
ip route show table local
ip link set east up
sleep 1.2
ip route
ip route show table local
ip link set west up
sleep 1.2
ip route
ip addr add 10.36.0.2/22 dev west
ip route
ip route show table local
route -n
ip route get 10.36.0.2
ip route get 10.36.1.1
ip link set east down
sleep 1.2
ip route
ip route show table local
ip link set east up
sleep 1.2
ip route
route -n
