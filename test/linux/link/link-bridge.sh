# A bridge without ports: its address, and what changing its MAC does to its carrier.
ip link add hub type bridge
ip link set hub address 02:42:0a:00:00:01
ip link set hub up
sleep 1.2
ip link show hub
ip addr add 172.28.0.1/16 brd + dev hub
ip addr show hub
ip route
route -n
ping -c 1 172.28.0.1
ping -c 1 -W 1 172.28.0.2
echo "=> $?"
ip link add hub2 type bridge
ip link set hub2 up
sleep 1.2
ip link show hub2
ip link set hub2 address 02:42:0a:00:00:02
sleep 1.2
ip link show hub2
