# A neighbour's settings by device: defaults, units under two names, what is refused, a device that comes later.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip link add oak type dummy
grep . /proc/sys/net/ipv4/neigh/oak/*
t() { sysctl -w net.ipv4.neigh.oak.$1 2>&1; echo "=> $?"; }
for x in base_reachable_time=7 retrans_time=250 unres_qlen=3 unres_qlen_bytes=5000 locktime=50 proxy_delay=8 base_reachable_time_ms=1501 retrans_time_ms=7 anycast_delay=3 gc_stale_time=-5 mcast_solicit=-1 app_solicit=x interval_probe_time_ms=0 proxy_qlen=-1 delay_first_probe_time=-1; do t $x; done
grep . /proc/sys/net/ipv4/neigh/oak/*
ip link add elm type dummy; sysctl net.ipv4.neigh.elm.locktime net.ipv4.neigh.lo.locktime
ip link set oak name ash; sysctl net.ipv4.neigh.ash.locktime; sysctl net.ipv4.neigh.oak.locktime
echo /proc/sys/net/ipv4/neigh/[!d]* /proc/sys/net/ipv4/conf/*
ip link del ash; echo /proc/sys/net/ipv4/neigh/[!d]*
