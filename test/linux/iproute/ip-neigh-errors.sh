# What ip neigh refuses
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip link set eb up; sleep 1.2
ip addr add 10.92.0.1/24 dev ea
t ip neigh add
t ip neigh add 10.92.0.5
t ip neigh add dev ea
t ip neigh add x dev ea
t ip neigh add 10.92.0.5 dev nope
t ip neigh add 10.92.0.5 lladdr x dev ea
t ip neigh add 10.92.0.5 lladdr 1:2:3 dev ea
t ip neigh add 10.92.0.5 lladdr
t ip neigh add 10.92.0.5 nud foo dev ea
t ip neigh add 10.92.0.5 10.92.0.6 dev ea
t ip neigh add 10.92.0.5 dev ea foo
t ip neigh add 10.92.0.5 lladdr 2:2:2:2:2:2 dev ea protocol x
t ip neigh add 10.92.0.5 dev ea nud permanent
t ip neigh add 10.92.0.5 dev ea nud reachable
t ip neigh add 10.92.0.5 lladdr 2:2:2:2:2:2 dev ea
t ip neigh add 10.92.0.5 lladdr 2:2:2:2:2:2 dev ea
t ip neigh change 10.92.0.6 lladdr 2:2:2:2:2:2 dev ea
t ip neigh chg 10.92.0.5 lladdr 2:2:2:2:2:3 dev ea
t ip neigh replace 10.92.0.6 lladdr 2:2:2:2:2:2 dev ea
t ip neigh del 10.92.0.7 dev ea
t ip neigh del 10.92.0.6
t ip neigh del
t ip neigh del 10.92.0.6 dev ea
t ip neigh get
t ip neigh get 10.92.0.6
t ip neigh get dev ea
t ip neigh get 10.92.0.66 dev ea
t ip neigh get proxy 10.92.0.66 dev ea
t ip neigh show dev nope
t ip neigh show nud foo
t ip neigh show to x
t ip neigh show foo
t ip neigh show proto x
t ip neigh flush
t ip neigh flush dev nope
t ip neigh add proxy
t ip neigh del proxy 10.92.0.9 dev ea
t ip neigh xx
