# sysctl: reading, writing, its errors.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add m0 type veth peer name m1
t sysctl net.ipv4.conf.m0.rp_filter
t sysctl -n net.ipv4.conf.m0.rp_filter
t sysctl -w net.ipv4.conf.m0.rp_filter=2
t sysctl net.ipv4.conf.m0.rp_filter=1 net.ipv4.conf.m1.rp_filter=2
t sysctl net.ipv4.conf.m0.rp_filter net.ipv4.conf.m1.rp_filter
t sysctl net.ipv4.conf.nosuch.rp_filter
t sysctl net.ipv4.conf.nosuch.rp_filter=1
t sysctl -e net.ipv4.conf.nosuch.rp_filter
t sysctl net.ipv4.conf.m0.rp_filter=x
t sysctl -w net.ipv4.conf.m0.rp_filter
t sysctl -q -w net.ipv4.conf.m0.rp_filter=0
t sysctl net/ipv4/conf/m0/rp_filter
t sysctl -N net.ipv4.conf.m0.rp_filter
t sysctl -n net.ipv4.conf.m0.accept_local=1
t sysctl net.ipv4.conf.m0
t sysctl net.ipv4.neigh.m0
