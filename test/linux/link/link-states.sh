# What ip link says as a pair and a bridge without ports come up and go down.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t ip link
t ip link set lo up
t ip link show lo
t ip link add m0 type veth peer name m1
t ip link show m0
t ip link set m0 up
t ip link show m0
t ip link set m1 up
sleep 1.2
t ip link show m0
t ip link show m1
t ip link set m0 promisc on
t ip link show m0
t ip link set m0 promisc off
t ip link set m1 down
sleep 1.2
t ip link show m0
t ip link show m1
t ip link add hub type bridge
t ip link show hub
t ip link set hub up
t ip link show hub
t ip link set lo mtu 70000
t ip link show lo
t ip link del hub
t ip -br link
