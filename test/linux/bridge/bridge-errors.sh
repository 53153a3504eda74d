# What cannot be a port, or a master.
ip link add sw0 type bridge; ip link add sw1 type bridge
ip link add x0 type veth peer name x1; ip link add q0 type dummy
ip link set sw1 master sw0; echo $?
ip link set sw0 master sw0; echo $?
ip link set lo master sw0; echo $?
ip link set x0 master q0; echo $?
ip link set x0 master nosuch; echo $?
ip link set x0 master; echo $?
ip link set x0 nomaster; echo $?
ip link set x0 master sw0; echo $?
ip link set x0 master sw0; echo $?
ip link set x0 master sw1; echo $?
ip link show master sw0; echo $?
ip link show master nosuch; echo $?
ip addr show master sw1; echo $?
ip link add y0 master sw0 type veth peer name y1; echo $?; ip -br link show master sw0
ip netns add far; ip link set x0 netns far; echo $?; ip link show sw1; ip -n far link
ip link set sw0 netns far; echo $?
ip link add z0 mtu 1400 type bridge; ip link set q0 master z0; ip link show z0
ip link del q0; ip link show z0
