# ip -d link of a bridge with ports and of its ports; what type says of them.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add sw0 address 02:00:00:00:0a:fe type bridge
for i in 1 2; do ip link add p$i address 02:00:00:00:0a:1$i type veth peer name e$i address 02:00:00:00:0a:2$i; ip link set e$i up; ip link set p$i master sw0 up; done
ip link set sw0 up; sleep 1.3
t() { sed -E 's/([a-z]+_timer)(":)? *[0-9.]+/\1 X/g'; }
ip -d link show p1 | t
ip -d link show sw0 | t
ip link show type bridge_slave
ip -br link show type bridge_slave
ip -br link show type bridge
ip -d -o link show p2 | t
ip -j -d link show p1 | t; echo
ip -d -s link show p2 | t
ip link set e1 down; ip link set sw0 down; sleep 1.2
ip -d link show p1 | t
ip -d addr show p2 | t
ip -j -d addr show p1 | t; echo
ip link show type veth
ip link show type bridge_slave master sw0
ip link help bridge_slave
ip link add t0 type bridge_slave; echo $?
