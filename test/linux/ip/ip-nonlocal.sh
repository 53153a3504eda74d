# Sending from an address that is not ours: ip_nonlocal_bind, what answers then.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add far; ip link set lo up; ip -n far link set lo up
ip link add oak type veth peer name elm netns far; ip link set oak up; ip -n far link set elm up
ip addr add 10.54.0.1/24 dev oak; ip -n far addr add 10.54.0.2/24 dev elm
sleep 1.2
t ping -c 1 -W 1 -q -I 10.54.0.77 10.54.0.2
sysctl net.ipv4.ip_nonlocal_bind=1
t ping -c 1 -W 1 -q -I 10.54.0.77 10.54.0.2
t ping -c 1 -W 1 -q -I 127.0.0.1 10.54.0.2
t ping -c 1 -W 1 -q -I 10.54.0.255 10.54.0.2
sysctl net.ipv4.ip_nonlocal_bind=0
t ping -c 1 -W 1 -q -I 10.54.0.255 10.54.0.2
t ping -c 1 -W 1 -q -I 127.0.0.1 10.54.0.2
t ip route get 10.54.0.2 from 10.54.0.77
t ip route get 10.54.0.2 from 10.54.0.1
t ip route get 10.54.0.2 from 10.54.0.255
t ip route get 10.54.0.2 from 127.0.0.1
t ip route get 127.0.0.1 from 10.54.0.1
t ip route get 255.255.255.255 from 10.54.0.1
t ip route get 0.0.0.0
t ip route get 0.0.0.0 from 10.54.0.1
t ip route get 10.54.0.1 oif oak
t ip route get 10.54.0.1 oif lo
