# Metrics of routes: units, locks, JSON
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link set lo up
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.71.0.1/24 dev ea; ip addr add 10.71.0.2/24 dev ea; ip addr add 10.72.0.1/24 dev eb
t ip route add 10.135.0.0/16 dev ea mtu 1300 advmss 1200
t ip route add 10.135.1.0/24 dev ea mtu lock 1300 window 5
t ip route add 10.135.2.0/24 dev ea rtt 30ms rttvar 20ms
t ip route add 10.135.3.0/24 dev ea rtt 2s rto_min 500ms
t ip route add 10.135.4.0/24 dev ea rtt 1500
t ip route add 10.135.5.0/24 dev ea initcwnd 10 initrwnd 20 cwnd 5 ssthresh 7
t ip route add 10.135.6.0/24 dev ea hoplimit 9 quickack 1 reordering 4
t ip route add 10.135.7.0/24 dev ea rtt 3x
t ip route add 10.135.7.0/24 dev ea ssthresh x
t ip route add 10.135.7.0/24 dev ea window
t ip route
t ip -j route show root 10.135.0.0/16
t ip route get 10.135.1.1
t ip -j route get 10.135.2.1
t ip -o route get 10.135.6.1
