# A bridge without ports: what its carrier does as its address changes and it goes up and down.
s() { ip link show $1; cat /sys/class/net/$1/operstate; cat /sys/class/net/$1/carrier; cat /sys/class/net/$1/carrier_changes; }
ip link add b0 type bridge
s b0
ip link set b0 up
sleep 1.2
s b0
ip link set b0 address 02:00:00:00:bb:01
sleep 1.2
s b0
ip link set b0 down
s b0
ip link set b0 up
sleep 1.2
s b0
ip link add b1 type bridge
ip link set b1 address 02:00:00:00:bb:02
sleep 1.2
s b1
ip link set b1 up
s b1
ip link add b2 address 02:00:00:00:bb:03 type bridge
sleep 1.2
s b2
ip link set b2 up
s b2
ip link set b2 down
ip link set b2 address 02:00:00:00:bb:04
ip link set b2 up
sleep 1.2
s b2
ip addr add 10.60.0.1/24 dev b2
ip route
ip -4 addr show dev b2
ping -c 1 -W 1 10.60.0.2
ip -s link show b2
