# ip rule as text, -d, -N, -c and JSON
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip rule add from 10.0.0.0/8 to 10.1.1.1 lookup 7 pref 100; ip rule add fwmark 0x5/0xff iif ea oif eb tos 0x10 goto 32766 pref 200
ip rule add not from 10.2.0.0/16 ipproto tcp sport 5 dport 10-20 uidrange 0-5 lookup 9 pref 300; ip rule add prohibit pref 400; ip rule add iif nope blackhole pref 401
ip rule add suppress_prefixlength 0 lookup main pref 402; ip rule add goto 999 pref 403; ip rule add pref 404 protocol static lookup 5; ip rule add nop pref 408; ip rule add fwmark 3 pref 409 unreachable
t ip rule
t ip -d rule
t ip -N rule
t ip -c rule
t ip -j rule
t ip -j -p rule show pref 300
t ip -j -d rule
t ip -o rule show pref 200
t ip -s rule show pref 100
t ip -j rule show pref 9
t ip -j -N rule show pref 400
t ip -br rule show pref 401
