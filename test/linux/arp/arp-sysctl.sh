# /proc/sys/net/ipv4/neigh of a device: one value under two names, units, what is refused.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add m0 type dummy
cd /proc/sys/net/ipv4/neigh/m0
grep . *
for f in unres_qlen unres_qlen_bytes retrans_time base_reachable_time retrans_time_ms base_reachable_time_ms locktime; do echo "$f $(cat $f)"; done
t sysctl -w net.ipv4.neigh.m0.unres_qlen=3
cat unres_qlen_bytes unres_qlen
t sysctl -w net.ipv4.neigh.m0.unres_qlen_bytes=10000
cat unres_qlen_bytes unres_qlen
t sysctl -w net.ipv4.neigh.m0.unres_qlen=-1
t sysctl -w net.ipv4.neigh.m0.unres_qlen=0
cat unres_qlen_bytes unres_qlen
t sysctl -w net.ipv4.neigh.m0.unres_qlen_bytes=-5
t sysctl -w net.ipv4.neigh.m0.base_reachable_time=10
cat base_reachable_time base_reachable_time_ms
t sysctl -w net.ipv4.neigh.m0.base_reachable_time_ms=1234
cat base_reachable_time base_reachable_time_ms
t sysctl -w net.ipv4.neigh.m0.base_reachable_time_ms=0
t sysctl -w net.ipv4.neigh.m0.base_reachable_time_ms=-1
t sysctl -w net.ipv4.neigh.m0.retrans_time=50
cat retrans_time retrans_time_ms
t sysctl -w net.ipv4.neigh.m0.retrans_time_ms=255
cat retrans_time retrans_time_ms
t sysctl -w net.ipv4.neigh.m0.retrans_time_ms=0
t sysctl -w net.ipv4.neigh.m0.mcast_solicit=-1
t sysctl -w net.ipv4.neigh.m0.mcast_solicit=0
t sysctl -w net.ipv4.neigh.m0.ucast_solicit=99999
t sysctl -w net.ipv4.neigh.m0.locktime=33
cat locktime
t sysctl -w net.ipv4.neigh.m0.locktime=-1
t sysctl -w net.ipv4.neigh.m0.delay_first_probe_time=-1
t sysctl -w net.ipv4.neigh.m0.gc_stale_time=-1
t sysctl -w net.ipv4.neigh.m0.proxy_delay=-1
t sysctl -w net.ipv4.neigh.m0.proxy_qlen=-1
t sysctl -w net.ipv4.neigh.m0.interval_probe_time_ms=0
t sysctl -w net.ipv4.neigh.m0.interval_probe_time_ms=55
t sysctl -w net.ipv4.neigh.m0.app_solicit=-1
t sysctl -w net.ipv4.neigh.m0.mcast_solicit=x
cat interval_probe_time_ms gc_stale_time delay_first_probe_time

ip link del m0 2>/dev/null
cd /
