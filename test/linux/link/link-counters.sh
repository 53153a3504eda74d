# What a device counts: bytes and packets each way, what is dropped where, carrier changes; ip -s, -s -s, sysfs.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add far; ip netns exec far sysctl -q net.ipv6.conf.default.disable_ipv6=1; ip link set lo up
ip link add oak address 02:40:00:00:00:01 type veth peer name elm address 02:40:00:00:00:02 netns far
ip link set oak up; ip -n far link set elm up
ip addr add 10.40.0.1/24 dev oak; ip -n far addr add 10.40.0.2/24 dev elm
ip neigh add 10.40.0.2 lladdr 02:40:00:00:00:02 dev oak nud permanent
ip -n far neigh add 10.40.0.1 lladdr 02:40:00:00:00:01 dev elm nud permanent
sleep 1.2
ping -c 2 -i 0.2 -q 10.40.0.2 | grep trans
t ip -s link show oak; t ip -n far -s -s link show elm
ip -n far link set elm mtu 700
ping -c 1 -W 0.5 -q -s 1000 10.40.0.2 | grep trans
ip neigh replace 10.40.0.7 lladdr 02:40:00:00:00:77 dev oak nud permanent; ping -c 1 -W 0.5 -q 10.40.0.7 | grep trans
ip -n far link set elm down; sleep 1.2; ping -c 1 -W 0.5 -q 10.40.0.2 | grep trans
t ip -s -s link show oak; t ip -n far -s link show elm
for f in tx_dropped rx_dropped tx_packets rx_packets tx_bytes multicast collisions; do echo "$f $(cat /sys/class/net/oak/statistics/$f)"; done
cat /sys/class/net/oak/carrier_changes /sys/class/net/oak/carrier_up_count /sys/class/net/oak/carrier_down_count
ip -n far -s -o link show elm | tr -s ' ' | cut -d '\' -f 3-
grep oak /proc/net/dev; t ip -s link show lo
