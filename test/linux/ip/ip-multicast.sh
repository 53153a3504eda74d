# Groups: the one that everybody is in, one that nobody is in; who answers, what is counted.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add far; ip link set lo up; ip netns exec far sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip link add oak type veth peer name elm netns far
ip link set oak up; ip -n far link set elm up
ip addr add 10.69.0.1/24 dev oak; ip -n far addr add 10.69.0.2/24 dev elm
sleep 1.2
t ping -c 1 -W 1 224.0.0.1
t ping -c 1 -W 1 -I oak 224.0.0.1
ip netns exec far sysctl net.ipv4.icmp_echo_ignore_broadcasts=0
t ping -n -c 1 -W 1 -I oak 224.0.0.1
t ping -n -c 1 -W 1 -I oak -t 5 224.0.0.9
t ping -n -c 1 -W 1 -I 10.69.0.1 224.0.0.1
ip route add 224.0.0.0/4 dev oak
t ping -n -c 1 -W 1 224.0.0.1
ip route get 224.0.0.1; ip route get 239.1.2.3; ip route get 224.0.0.1 from 10.69.0.2 iif oak; ip route get 239.1.2.3 from 10.69.0.2 iif oak
ip link set oak multicast off
t ping -n -c 1 -W 1 224.0.0.1
ip neigh show nud all dev oak | grep -v 10.69.0.2
nstat -as 'IpExt*' 'Icmp*' | grep -v Icmp6; ip netns exec far nstat -as 'IpExt*' 'Icmp*' | grep -v Icmp6
