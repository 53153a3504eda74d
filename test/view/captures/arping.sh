# Asking for MAC addresses by hand: a neighbour, nobody, and whether an address is free.
ip netns add peer; ip link add here type veth peer name e0 netns peer
ip link set here up; ip -n peer link set e0 up; ip addr add 10.27.0.1/24 dev here; ip -n peer addr add 10.27.0.2/24 dev e0
arping -c 2 -I here 10.27.0.2; arping -c 2 -w 2 -I here 10.27.0.9; arping -D -c 1 -I here 10.27.0.2; arping -U -c 1 -I here 10.27.0.1
