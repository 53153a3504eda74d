# The counters as files: /proc/net/snmp and /proc/net/netstat by namespace, with what was counted, and every name they have.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add far; ip netns exec far sysctl -q net.ipv6.conf.default.disable_ipv6=1; ip link set lo up; ip -n far link set lo up
ip link add oak address 02:57:00:00:00:01 type veth peer name elm address 02:57:00:00:00:02 netns far; ip link set oak up; ip -n far link set elm up
ip addr add 10.57.0.1/24 dev oak; ip -n far addr add 10.57.0.2/24 dev elm
ip neigh add 10.57.0.2 lladdr 02:57:00:00:00:02 dev oak nud permanent
ip -n far neigh add 10.57.0.1 lladdr 02:57:00:00:00:01 dev elm nud permanent
sleep 1.2
ping -c 2 -i 0.2 -q 10.57.0.2 | grep trans
ping -c 1 -W 1 -q -t 1 198.51.100.1
ping -c 1 -W 1 -q -s 3000 10.57.0.2 | grep trans
ping -c 1 -W 0.5 -q -b 10.57.0.255 | grep trans
cat /proc/net/snmp
grep -A1 -h '^IpExt' /proc/net/netstat
ip netns exec far cat /proc/net/snmp
ip netns exec far cat /proc/net/netstat
cat /proc/net/dev
ip netns exec far grep -v Inter /proc/net/dev | tr -s ' '
ip netns exec far cat /proc/net/route
