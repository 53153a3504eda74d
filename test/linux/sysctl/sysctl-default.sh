# Writing default reaches the devices that have neither been set nor been given an address.
ip link add plain0 type veth peer name written0
ip link add address0 type veth peer name up0
ip link set lo up
ip link set up0 up
echo 0 >/proc/sys/net/ipv4/conf/written0/accept_local
ip addr add 10.86.0.1/24 dev address0
echo 1 >/proc/sys/net/ipv4/conf/default/accept_local
grep . /proc/sys/net/ipv4/conf/*/accept_local
echo 2 >/proc/sys/net/ipv4/conf/default/rp_filter
grep . /proc/sys/net/ipv4/conf/*/rp_filter
ip addr del 10.86.0.1/24 dev address0
echo 0 >/proc/sys/net/ipv4/conf/default/accept_local
grep . /proc/sys/net/ipv4/conf/*/accept_local
