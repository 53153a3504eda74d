# ip route flush: by what, how much is said, what it leaves.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
for n in oak elm; do ip link add $n type dummy; ip link set $n up; done
ip addr add 10.84.0.1/24 dev oak; ip addr add 10.84.1.1/24 dev elm
for n in 1 2 3 4 5 6; do ip route add 10.85.$n.0/24 via 10.84.0.$((n + 1)) proto static metric $n; done
ip route add 10.86.0.0/16 via 10.84.1.2 proto bird; ip route add 10.86.7.0/24 via 10.84.1.3 proto bird table 44
ip route add blackhole 10.87.0.0/16; ip route add prohibit 10.88.0.0/16 metric 7
t ip route flush
t ip route flush 10.85.1.0/24
t ip route flush metric 2
t ip route flush root 10.85.3.0/24
t ip route flush match 10.85.4.9
t ip route flush via 10.84.0.7
t ip route flush proto bird
ip route; ip route show table 44
t ip route flush type blackhole
t ip route flush table 44
t ip route flush table 45
t ip -s route flush type prohibit
t ip -s -s route flush proto static
t ip -s route flush proto static
t ip route flush dev elm
t ip route flush scope link
t ip route flush cache
t ip route flush table local
ip route show table all
