# What the counters count.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
show() { for d in lo s0; do t ip -s link show $d; done; t ip -n far -s link show s1; }
know() {
  ip neigh replace 10.78.0.2 lladdr 02:00:00:00:0c:02 dev s0
  ip -n far neigh replace 10.78.0.1 lladdr 02:00:00:00:0c:01 dev s1
}
ip netns add far
ip link set lo up
ip link add s0 address 02:00:00:00:0c:01 type veth peer name s1 address 02:00:00:00:0c:02 netns far
sysctl -q -w net.ipv6.conf.s0.disable_ipv6=1
ip netns exec far sysctl -q -w net.ipv6.conf.s1.disable_ipv6=1
ip addr add 10.78.0.1/24 dev s0
ip -n far addr add 10.78.0.2/24 dev s1
ip link set s0 up
sleep 1.2
show
ping -c 1 -W 1 10.78.0.2 >/dev/null
sleep 4
show
ip -n far link set s1 up
sleep 1.2
know
ping -c 2 10.78.0.2 >/dev/null
show
ping -c 1 127.0.0.1 >/dev/null
ping -c 1 -W 1 -b 10.78.0.255 >/dev/null 2>&1
show
ip neigh add 10.78.0.50 lladdr 02:00:00:00:0c:77 dev s0
ping -c 1 -W 1 10.78.0.50 >/dev/null
show
ip -n far link set s1 arp off
ping -c 1 -W 1 10.78.0.51 >/dev/null
sleep 4
show
ip -n far link set s1 down
sleep 1.2
ping -c 1 -W 1 10.78.0.50 >/dev/null
show
ping -c 1 -W 1 -I s0 224.0.0.1 >/dev/null
ip -n far link set s1 up
sleep 1.2
ping -c 1 -W 1 -I s0 224.0.0.1 >/dev/null
show
t cat /proc/net/dev
t ip netns exec far cat /proc/net/dev
t ip -n far -s -s link show s1
ip link set s0 down
ip link set s0 up
sleep 1.2
t ip -s link show s0
ip link set s0 netns far
t ip -n far -s link show s0
