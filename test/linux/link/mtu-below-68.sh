# An MTU below 68 is too small for IPv4: addresses and routes go (inetdev_event), below 1280 those of IPv6.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add du type dummy; ip link set du up; ip addr add 10.71.0.1/24 dev du; ip route add 10.72.0.0/16 via 10.71.0.9
ip link set du mtu 100; ip -4 addr show du
ip link set du mtu 68; ip -4 addr show du; ip route
ip link set du mtu 67; echo $?; ip -4 addr show du; ip route
ip addr add 10.71.0.2/24 dev du; echo $?; ip addr show du
ip link set du mtu 1500; ip addr show du; ip addr add 10.71.0.3/24 dev du; echo $?; ip addr show du
sysctl net.ipv4.conf.du.forwarding
ifconfig du mtu 0; echo $?; ip addr show du;
ip link set du down; ip link set du up; ip addr show du; ip addr add 10.71.0.4/24 dev du; echo $?
ip link set lo up; ip link set lo mtu 60; ip addr show lo; ip link set lo mtu 1500; ip addr show lo; ip link set lo down; ip link set lo up; ip addr show lo
