# Groups by way of lo, the words of ping for a device that is not there, and how long a datagram with options may be.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add wa type veth peer name wb
ip link set wa up; ip link set wb up
sleep 1.3
ip addr add 172.22.3.1/24 dev wa
ip addr add 172.22.9.1/32 dev lo
t ip route get 224.0.0.9 from 172.22.9.1
t ip route get 224.0.0.1 from 172.22.9.1
t ip route get 224.0.0.9 oif lo
t ip route get 224.0.0.9 oif wa
t ip route get 224.0.0.1 oif wa
t ip route get 255.255.255.255 oif lo
t ping -c 1 -W 1 -I 172.22.9.1 224.0.0.9
t ping -c 1 -W 1 -I lo 224.0.0.1
nstat -as | grep -Ev '^(Ip|Icmp)6'
t ping -c 1 -W 1 -I nosuch 224.0.0.1
t ping -c 1 -W 1 -I nosuch 172.22.3.7
t ping -c 1 -W 1 -R -M do -s 1472 172.22.3.7
t ping -c 1 -W 1 -R -b -s 1433 172.22.3.7
t ping -c 1 -W 1 -M do -s 1473 172.22.3.7
