# Ways to write ip link set, and what follows
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add dm3 address 02:00:00:00:00:03 type dummy
t ip link set ea up down
t ip link set lo address 02:00:00:00:00:09
t ip link set ea broadcast ff:ff:ff:ff:ff:fe
t ip link show ea
t ip link set ea alias "a b c"
t ip link set ea alias ""
t ip link set ea group 5
t ip link set group 5 mtu 1400
t ip link set group 77 up
t ip link set group nope up
t ip link show group 5
t ip link set dm3 carrier off
t ip link set dm3 up
sleep 1.2
t ip -br link show dm3
t ip link set dm3 carrier on
t ip link set dm3 type dummy
t ip link set ea type veth
t ip link set dm3 type nosuch
t ip link set ea mode default
t ip link set ea protodown on
t ip link set ea protodown off
t ip link set ea nomaster
t ip link change ea up
t ip link s ea up
t ip link se ea down
t ip link set ea numtxqueues 4 parentdev x
t ip link set ea qlen 7
t ip link show ea
