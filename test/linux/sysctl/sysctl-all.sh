# The IPv4 settings of a fresh namespace that this house knows, by file; and which values are refused.
ip link add oak type dummy
grep . /proc/sys/net/ipv4/conf/*/*
cd /proc/sys/net/ipv4
grep . icmp_* ip_default_ttl ip_forward ip_forward_use_pmtu ip_no_pmtu_disc ip_nonlocal_bind ipfrag_* ping_group_range route/m* fib_multipath_hash_policy
grep . /proc/sys/net/ipv6/conf/oak/{addr_gen_mode,dad_transmits,disable_ipv6,router_solicitations}
t() { sysctl -w net.ipv4.$1; echo "=> $?"; }
for x in icmp_ratelimit=-1 icmp_ratelimit=5 ip_default_ttl=0 ip_default_ttl=256 icmp_echo_ignore_all=2 icmp_echo_ignore_broadcasts=-1 icmp_echo_enable_probe=2 icmp_errors_use_inbound_ifaddr=2 icmp_ignore_bogus_error_responses=2; do t $x; done
for x in ip_forward=7 icmp_ratemask=0 icmp_ratemask=-1 icmp_msgs_per_sec=-1 icmp_msgs_burst=-1 route.min_pmtu=10 route.min_pmtu=68 route.mtu_expires=-1 route.min_adv_mss=3 ip_forward_use_pmtu=2 ip_nonlocal_bind=2; do t $x; done
for x in conf.oak.rp_filter=9 conf.oak.arp_ignore=77 fib_multipath_hash_policy=4 fib_multipath_hash_policy=3 ip_no_pmtu_disc=9 ip_no_pmtu_disc=256 ip_no_pmtu_disc=-1 ipfrag_time=-1 ipfrag_time=0 ipfrag_max_dist=-1 ipfrag_high_thresh=5 ipfrag_low_thresh=9999999 conf.all.medium_id=-1 conf.oak.forwarding=5 conf.all.forwarding=2147483648; do t $x; done
sysctl net.ipv4.ip_forward net.ipv4.conf.oak.forwarding net.ipv4.conf.oak.rp_filter net.ipv4.route.mtu_expires net.ipv4.ipfrag_time
