# sysctl: names with dots and slashes, -n, -N, -e, -q, -b.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t sysctl net.ipv4.ip_forward
t sysctl net/ipv4/ip_forward
t sysctl -n net.ipv4.ip_forward
t sysctl -N net.ipv4.ip_forward
t sysctl -nN net.ipv4.ip_forward
t sysctl -b net.ipv4.ip_forward
t sysctl -q net.ipv4.ip_forward
t sysctl -e net.ipv4.nope net.ipv4.ip_forward
t sysctl net.ipv4.nope net.ipv4.ip_forward
t sysctl net.ipv4.conf.lo
t sysctl -N net.ipv4.neigh.lo
t sysctl nope
t sysctl ''
t sysctl .
t sysctl net.ipv4.ip_forward.x
t sysctl /net/ipv4/ip_forward
t sysctl -x net.ipv4.ip_forward
t sysctl -o -n net.ipv4.ip_default_ttl
