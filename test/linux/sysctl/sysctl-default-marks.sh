# What was written to default stays with the devices that came after it; forwarding is never copied.
ip link set lo up
ip link add old0 type veth peer name old1
echo 1 >/proc/sys/net/ipv4/conf/default/accept_local
ip link add new0 type veth peer name new1
echo 0 >/proc/sys/net/ipv4/conf/default/accept_local
grep . /proc/sys/net/ipv4/conf/*/accept_local
echo 1 >/proc/sys/net/ipv4/conf/default/log_martians
grep . /proc/sys/net/ipv4/conf/*/log_martians
echo 1 >/proc/sys/net/ipv4/conf/default/forwarding
grep . /proc/sys/net/ipv4/conf/*/forwarding
echo 1 >/proc/sys/net/ipv4/conf/old0/rp_filter
ip link set old0 name kept0
echo 2 >/proc/sys/net/ipv4/conf/default/rp_filter
grep . /proc/sys/net/ipv4/conf/*/rp_filter
ip link del kept0
ip link add kept0 type veth peer name old1
echo 0 >/proc/sys/net/ipv4/conf/default/log_martians
grep . /proc/sys/net/ipv4/conf/*/log_martians
echo 0 >/proc/sys/net/ipv4/conf/default/disable_xfrm
grep . /proc/sys/net/ipv4/conf/*/disable_xfrm
