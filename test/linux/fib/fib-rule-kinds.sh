# Rules at work: by source, target, mark, device in and out, port, user; goto, nop, suppress, refusals; what ip route get says.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
for n in oak elm ash; do ip link add $n type dummy; ip link set $n up; done
ip addr add 10.93.0.1/24 dev oak; ip addr add 10.93.1.1/24 dev elm; ip addr add 10.93.2.1/24 dev ash
ip route add default via 10.93.0.9
ip route add default via 10.93.1.9 table 71; ip route add default via 10.93.2.9 table 72
ip route add throw 203.0.113.0/24 table 71; ip route add blackhole 203.0.114.0/24 table 71
ip rule add from 10.93.1.1 lookup 71 pref 100
ip rule add to 203.0.113.7 lookup 72 pref 110
ip rule add fwmark 5/7 lookup 72 pref 120
ip rule add oif elm lookup 71 pref 130
ip rule add iif oak lookup 72 pref 140
ip rule add ipproto udp dport 53 lookup 71 pref 150
ip rule add uidrange 1000-2000 lookup 72 pref 160
ip rule add to 203.0.115.0/24 goto 32000 pref 170
ip rule add to 203.0.116.0/24 blackhole pref 180
ip rule add to 203.0.117.0/24 unreachable pref 181
ip rule add to 203.0.118.0/24 prohibit pref 182
ip rule add not to 203.0.0.0/16 lookup 71 pref 32010
ip rule
sysctl -q net.ipv4.ip_forward=1
t ip route get 203.0.112.1
t ip route get 203.0.113.1 from 10.93.1.1
t ip route get 203.0.113.7
t ip route get 203.0.114.7 from 10.93.1.1
t ip route get 203.0.112.1 mark 0xd
t ip route get 203.0.112.1 mark 8
t ip route get 203.0.112.1 oif elm
t ip route get 203.0.112.1 from 10.93.0.77 iif oak
t ip route get 203.0.112.1 ipproto udp dport 53
t ip route get 203.0.112.1 ipproto tcp dport 53
t ip route get 203.0.112.1 uid 1500
t ip route get 203.0.115.1
t ip route get 203.0.116.1
t ip route get 203.0.117.1
t ip route get 203.0.118.1
t ip route get 192.0.2.1
for a in 116 117 118; do ping -c 1 -W 1 203.0.$a.1; echo "=> $?"; done
t ping -c 1 -W 1 -m 5 -q 10.93.0.1
t ip route get 10.93.0.1 mark 5
ip rule add pref 5 table 254 suppress_prefixlength 0
t ip route get 203.0.112.1
t ip route get 10.93.2.77
