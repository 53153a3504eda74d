# IPv6 link-local addresses come with the carrier: tentative first, then settled; they go with the device.
ip link add east address 02:10:20:30:40:50 type veth peer name west address 02:10:20:30:40:51
ip addr show east
ip link set east up
sleep 1.2
ip addr show east
ip link set west up
sleep 3
ip addr show east
ip addr show west
ip -6 addr
ip -br addr
ip link set west down
sleep 1.2
ip addr show
