# /proc/sys/net: reading and writing the files, and what a write changes elsewhere.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add m0 type veth peer name m1
t cat /proc/sys/net/ipv4/conf/m0/rp_filter
echo x >/proc/sys/net/ipv4/conf/m0/rp_filter; echo "=> $?"
echo 5 >/proc/sys/net/ipv4/conf/m0/rp_filter; echo "=> $?"
t cat /proc/sys/net/ipv4/conf/m0/rp_filter
echo "1 2" >/proc/sys/net/ipv4/conf/m0/rp_filter; echo "=> $?"
t cat /proc/sys/net/ipv4/conf/m0/rp_filter
echo 0x10 >/proc/sys/net/ipv4/conf/m0/rp_filter; echo "=> $?"
t cat /proc/sys/net/ipv4/conf/m0/rp_filter
echo -3 >/proc/sys/net/ipv4/conf/m0/rp_filter; echo "=> $?"
t cat /proc/sys/net/ipv4/conf/m0/rp_filter
echo 1 >/proc/sys/net/ipv4/conf/m0/nosuch; echo "=> $?"
t cat /proc/sys/net/ipv4/conf/m0/nosuch
echo 1 >/proc/sys/net/ipv4/conf/all/forwarding
cat /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv4/conf/*/forwarding
echo 0 >/proc/sys/net/ipv4/conf/m0/forwarding
cat /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv4/conf/*/forwarding
echo 0 >/proc/sys/net/ipv4/ip_forward
cat /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv4/conf/*/forwarding
echo 1 >/proc/sys/net/ipv4/conf/default/accept_local
echo 2 >/proc/sys/net/ipv4/conf/all/rp_filter
ip link add n0 type veth peer name n1
grep . /proc/sys/net/ipv4/conf/*/accept_local
grep . /proc/sys/net/ipv4/conf/*/rp_filter
