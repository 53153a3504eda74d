# What ip route get refuses
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link set lo up
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.71.0.1/24 dev ea; ip addr add 10.71.0.2/24 dev ea; ip addr add 10.72.0.1/24 dev eb
t ip route get
t ip route get x
t ip route get 10.71
t ip route get 10.71.0.5 from x
t ip route get 10.71.0.5 from 9.9.9.9
t ip route get 10.71.0.5 iif nope
t ip route get 10.71.0.5 oif nope
t ip route get 10.71.0.5 foo
t ip route get 10.71.0.5 mark x
t ip route get 10.71.0.5 tos x
t ip route get 10.71.0.5 uid x
t ip route get 10.71.0.5 ipproto x
t ip route get 10.71.0.5 ipproto tcp dport 80
t ip route get 10.71.0.5 sport 70000
t ip route get 10.71.0.5 vrf nope
t ip route get 10.71.0.5 from 10.71.0.1 iif ea
t ip route get 8.8.8.8
t ip route get 240.0.0.1
t ip route get 255.255.255.255
t ip route help foo
t ip route zz
