# How often and how long a neighbour is asked for: mcast_solicit, retrans_time_ms, ucast_solicit, mcast_resolicit, app_solicit.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip netns add far; ip link set lo up
ip link add oak address 02:67:00:00:00:01 type veth peer name elm address 02:67:00:00:00:02 netns far; ip link set oak up; ip -n far link set elm up
ip addr add 10.51.0.1/24 dev oak; ip -n far addr add 10.51.0.2/24 dev elm
sleep 1.2
ip netns exec far tcpdump -nltte -i elm arp >/run/arp 2>/run/err & pid=$!
sleep 2.5
s() { for x; do sysctl -q net.ipv4.neigh.oak.$x; done; }
a() { ping -c 1 -W 5 -q 10.51.0.$1 | grep -o '[0-9] received.*time'; }
s mcast_solicit=1; a 11
s mcast_solicit=5 retrans_time_ms=300; a 12
s mcast_solicit=0; ping -c 1 -W 1 10.51.0.13 | grep -v '^$'
s mcast_solicit=2 app_solicit=2; a 14
s app_solicit=0 mcast_solicit=3 retrans_time_ms=200 ucast_solicit=2 mcast_resolicit=1 delay_first_probe_time=1
ip neigh add 10.51.0.15 lladdr 02:67:00:00:00:15 dev oak nud stale; ping -c 1 -W 1 -q 10.51.0.15 >/dev/null; sleep 3
ip neigh show 10.51.0.15
s ucast_solicit=0 mcast_resolicit=2
ip neigh add 10.51.0.16 lladdr 02:67:00:00:00:16 dev oak nud stale; ping -c 1 -W 1 -q 10.51.0.16 >/dev/null; sleep 3
ip neigh show 10.51.0.16
s mcast_resolicit=0
ip neigh add 10.51.0.17 lladdr 02:67:00:00:00:17 dev oak nud stale; ping -c 1 -W 1 -q 10.51.0.17 >/dev/null; sleep 3
ip neigh show 10.51.0.17
sleep 1.2; kill $pid; wait $pid
cut -d ' ' -f 2- /run/arp
