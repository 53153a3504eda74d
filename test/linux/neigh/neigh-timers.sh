# The timers are settings: a short reachable time, one probe, half a second between probes.
ip link set lo up
ip link add m0 type veth peer name m1
ip addr add 10.76.0.1/24 dev m0
ip addr add 10.76.0.2/24 dev m1
ip link set m0 up; ip link set m1 up
sysctl -q -w net.ipv4.conf.all.accept_local=1
sysctl -w net.ipv4.neigh.m0.base_reachable_time_ms=2000 net.ipv4.neigh.m0.delay_first_probe_time=1
ping -c 1 -W 1 -I m0 10.76.0.2
ip neigh show dev m0
sleep 9
ip neigh show dev m0
sysctl -w net.ipv4.neigh.m0.mcast_solicit=1 net.ipv4.neigh.m0.retrans_time_ms=500
ping -c 2 10.76.0.9
ip neigh show dev m0 10.76.0.9
sysctl -w net.ipv4.neigh.m0.mcast_solicit=5
ping -c 1 10.76.0.10
ip neigh show dev m0 10.76.0.10
sysctl -w net.ipv4.neigh.m0.mcast_solicit=0
ping -c 2 -W 1 10.76.0.11
ip neigh show dev m0 10.76.0.11
