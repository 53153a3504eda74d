# src_valid_mark: whether a packet's mark counts when its source is checked, seen by ip route get.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for n in oak elm; do ip link add $n type dummy; ip link set $n up; done
ip addr add 10.64.1.1/24 dev oak; ip addr add 10.64.2.1/24 dev elm
ip route add 198.51.100.0/24 dev elm; ip route add 198.51.100.0/24 dev oak table 66
ip rule add fwmark 6 lookup 66 pref 50
sysctl -q net.ipv4.ip_forward=1
t ip route get 10.64.2.9 from 198.51.100.5 iif oak mark 6
sysctl net.ipv4.conf.oak.rp_filter=1
t ip route get 10.64.2.9 from 198.51.100.5 iif oak
t ip route get 10.64.2.9 from 198.51.100.5 iif oak mark 6
sysctl net.ipv4.conf.oak.src_valid_mark=1
t ip route get 10.64.2.9 from 198.51.100.5 iif oak mark 6
t ip route get 10.64.2.9 from 198.51.100.5 iif oak mark 7
sysctl net.ipv4.conf.oak.src_valid_mark=0 net.ipv4.conf.all.src_valid_mark=1
t ip route get 10.64.2.9 from 198.51.100.5 iif oak mark 6
sysctl net.ipv4.conf.oak.rp_filter=2
t ip route get 10.64.2.9 from 203.0.113.5 iif oak
ip route add default via 10.64.2.2
t ip route get 10.64.2.9 from 203.0.113.5 iif oak
