# REACHABLE for a while, then STALE; a use makes it DELAY, and a question REACHABLE again; what an answer proves.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add far; ip link set lo up
ip link add oak address 02:68:00:00:00:01 type veth peer name elm address 02:68:00:00:00:02 netns far; ip link set oak up; ip -n far link set elm up
ip addr add 10.50.0.1/24 dev oak; ip -n far addr add 10.50.0.2/24 dev elm; ip -n far addr add 10.50.0.3/24 dev elm
sleep 1.2
sysctl net.ipv4.neigh.oak.base_reachable_time_ms=3000 net.ipv4.neigh.oak.delay_first_probe_time=1
ping -c 1 -W 1 -q 10.50.0.2 | grep -o '1 received'; ip neigh show dev oak
sleep 6.5; ip neigh show dev oak
ping -c 1 -W 1 -q 10.50.0.2 | grep -o '1 received'; ip neigh show dev oak
sleep 1.7; ip neigh show dev oak
sysctl net.ipv4.neigh.oak.base_reachable_time=40; sysctl net.ipv4.neigh.oak.base_reachable_time_ms
ping -c 1 -W 1 -q 10.50.0.3 | grep -o '1 received'; sleep 5; ip neigh show 10.50.0.3 dev oak
ip neigh change 10.50.0.3 dev oak nud stale; ip neigh show 10.50.0.3 dev oak
sysctl net.ipv4.neigh.oak.ucast_solicit=0; ping -c 1 -W 1 -q 10.50.0.3 | grep -o '1 received'
sleep 2.5; ip neigh show 10.50.0.3 dev oak
