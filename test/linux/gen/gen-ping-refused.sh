# A ping whose every send fails at home: no way, a way that prohibits, a broadcast; with a source of its own no connect() asks first.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
ip netns add own; ip netns exec own sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip -n own link set lo up
ip link add ox netns own type veth peer name oy
ip -n own addr add 172.29.4.9/24 dev ox; ip -n own link set ox up; ip link set oy up
sleep 1.3
p() { t ip netns exec own ping -W 1 "$@"; }
p -c 2 -i 0.3 -I 172.29.4.9 198.51.100.77
p -c 1 -q -I 172.29.4.9 198.51.100.77
p -c 1 -I 172.29.4.9 172.29.4.255
p -c 1 -b -I 172.29.4.9 172.29.4.255
p -c 1 172.29.4.255
ip -n own route add prohibit default
p -c 1 -I 172.29.4.9 198.51.100.77
p -c 1 198.51.100.77
p -c 1 -b 198.51.100.77
ip -n own route replace blackhole default
p -c 1 -I 172.29.4.9 198.51.100.77
p -c 1 -b 198.51.100.77
ip -n own route replace unreachable default
p -c 1 -I 172.29.4.9 198.51.100.77

ip netns exec own nstat -as | grep -Ev '^(Ip|Icmp)6'
