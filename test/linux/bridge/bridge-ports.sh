# Ports come and go: the bridge's address, MTU, carrier and state follow them.
ip link set lo up
ip link add sw0 type bridge
for i in 1 2 3; do ip netns add h$i; ip link add p$i address 02:00:00:00:07:1$i type veth peer name e0 netns h$i; done
ip link set p2 master sw0; echo $?
ip link show sw0; ip link show p2
ip link set p1 master sw0; ip link show sw0
ip link set sw0 up; sleep 1.3; ip link show sw0; ip link show p1
ip link set p1 up; ip -n h1 link set e0 up; sleep 1.3
ip link show sw0; ip link show p1
ip link set p3 master sw0 mtu 1400; ip link show sw0
ip link show master sw0
ip -br link show master sw0
ip link set p2 mtu 1300; ip link show sw0
ip link set p1 nomaster; ip link show p1; ip link show sw0; sleep 1.3; ip link show sw0
ip link set p3 up; ip -n h3 link set e0 up; sleep 1.3; ip link show sw0
ip -n h3 link set e0 down; sleep 1.3; ip link show sw0; ip link show p3
ip link set sw0 mtu 1200; ip link set p2 mtu 1450; ip link show sw0
ip link del p3; ip link show sw0
ip link set p2 address 02:00:00:00:07:01; ip link show sw0
ip link set sw0 address 02:00:00:00:07:99; ip link set p2 address 02:00:00:00:06:01; ip link show sw0
ip link del sw0; ip link show p2
