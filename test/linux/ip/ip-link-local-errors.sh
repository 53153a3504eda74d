# What a host that forwards nothing and knows no way does with strangers' packets: silence, and a count.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
for n in ask mute; do ip netns add $n; ip -n $n link set lo up; done
ip link add q0 netns ask type veth peer name m0 netns mute
ip -n ask addr add 192.168.77.2/28 dev q0; ip -n mute addr add 192.168.77.1/28 dev m0
ip -n ask link set q0 up; ip -n mute link set m0 up
ip -n ask route add default via 192.168.77.1
p() { t ip netns exec ask ping -c 1 -W 1 "$@"; }
p 192.168.77.1
p 192.168.77.15
p 192.168.78.1
ip -n mute route add 192.168.78.0/24 via 192.168.77.9
p 192.168.78.1
ip -n mute addr add 192.168.79.1/32 dev lo
p 192.168.79.1
ip netns exec mute sysctl -w net.ipv4.icmp_echo_ignore_all=1
p 192.168.77.1
ip netns exec mute sysctl -w net.ipv4.icmp_echo_ignore_all=0 net.ipv4.ip_default_ttl=99
p 192.168.77.1
ip netns exec mute nstat -as | grep -Ev '^(Ip|Icmp)6'
ip netns exec mute grep -E '^(Ip|Icmp|IcmpMsg):' /proc/net/snmp
ip netns exec ask grep ^IpExt: /proc/net/netstat
