# ip_forward and each device's forwarding: the device a packet comes in by decides.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
for n in up mid down; do ip netns add $n; ip -n $n link set lo up; done
ip link add u0 netns up type veth peer name m0 netns mid
ip link add m1 netns mid type veth peer name d0 netns down
ip -n up addr add 10.8.1.5/24 dev u0; ip -n mid addr add 10.8.1.1/24 dev m0
ip -n mid addr add 10.8.2.1/24 dev m1; ip -n down addr add 10.8.2.5/24 dev d0
ip -n up link set u0 up; ip -n mid link set m0 up; ip -n mid link set m1 up; ip -n down link set d0 up
ip -n up route add default via 10.8.1.1; ip -n down route add default via 10.8.2.1
p() { echo "\$ $*"; ip netns exec up ping -c 1 -W 1 10.8.2.5 | tail -n +2; }
s() { ip netns exec mid sysctl -w "$@"; }
p off
s net.ipv4.conf.m0.forwarding=1; p one
s net.ipv4.conf.m1.forwarding=1; p both
s net.ipv4.conf.m0.forwarding=0; p other
s net.ipv4.ip_forward=1; p on
ip netns exec mid sysctl net.ipv4.conf | grep forwarding
s net.ipv4.ip_forward=0; p off
ip netns exec mid nstat -as | grep -Ev '^(Ip|Icmp)6'
ip netns exec mid cat /proc/net/snmp /proc/net/netstat | grep -E '^(Ip|Icmp|IpExt):'
