# The carrier over time: what ip link and the routes say at once, and a second later.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add s0 type veth peer name s1
ip addr add 10.76.0.1/24 dev s0
sleep 1.2
t ip link set s0 up
t ip link show s0
t ip route
sleep 1.2
t ip link show s0
t ip route
t ip route get 10.76.0.9
t ip link set s1 up
t ip link show s0
t ip link show s1
t ip route
sleep 1.2
t ip link show s0
t ip route
t ip link set s1 down
t ip link show s0
t ip route
sleep 1.2
t ip link show s0
t ip route
t ip route get 10.76.0.9
t ping -c 1 -W 1 10.76.0.9
t ip link set s1 up
t ip link show s0
sleep 1.2
t ip link show s0
t ip link set s0 down
t ip route
t ip link show s1
t ip link set s0 up
t ip link show s1
t ip link set s1 up
t ip link show s0
t cat /sys/class/net/s0/carrier_changes
t cat /sys/class/net/s1/carrier_changes
t ip link set s1 down
t ip link set s1 up
t ip link set s1 down
t ip link show s0
t ip link show s1
sleep 1.2
t ip link show s0
t cat /sys/class/net/s0/carrier_changes
t cat /sys/class/net/s0/carrier_up_count
t cat /sys/class/net/s0/carrier_down_count
