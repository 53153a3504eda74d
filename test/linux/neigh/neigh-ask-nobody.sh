# Who may not be asked: mcast_solicit and ucast_solicit of zero, and mcast_resolicit.
ip link add s0 type veth peer name s1
ip link set s0 up
ip link set s1 up
ip addr add 10.91.0.1/24 dev s0
echo 0 >/proc/sys/net/ipv4/neigh/s0/mcast_solicit
ping -c1 -W1 10.91.0.5
ip neigh show dev s0
echo 0 >/proc/sys/net/ipv4/neigh/s0/ucast_solicit
echo 1 >/proc/sys/net/ipv4/neigh/s0/delay_first_probe_time
ip neigh add 10.91.0.7 lladdr 02:00:00:00:00:07 nud stale dev s0
ping -c1 -W1 10.91.0.7
sleep 0.5
ip neigh show 10.91.0.7 dev s0
echo 1 >/proc/sys/net/ipv4/neigh/s0/mcast_resolicit
ip neigh add 10.91.0.8 lladdr 02:00:00:00:00:08 nud stale dev s0
ping -c1 -W1 10.91.0.8
sleep 0.5
ip neigh show 10.91.0.8 dev s0
sleep 1.5
ip neigh show 10.91.0.8 dev s0
ip neigh add 10.91.0.9 lladdr 02:00:00:00:00:09 nud reachable dev s0
sleep 1.5
ip neigh change 10.91.0.9 dev s0 nud failed
ip -s neigh show 10.91.0.9 dev s0
ip route get 10.91.0.9 from 10.77.7.7
