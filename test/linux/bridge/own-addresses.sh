# A bridge that takes its address from its ports: whose entry it is when they come and go.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add sw0 type bridge
for i in 1 2 3; do ip link add p$i address 02:00:00:00:0f:1$i type dummy; done
see() { ip -br link show sw0; bridge fdb show br sw0 | grep :0f:; bridge -j fdb show br sw0 | jq -c '[.[] | select(.master)] | length'; }
ip -d link show sw0 | grep -oE '(bridge_id|designated_root) [^ ]+'
see
ip link set p2 master sw0; see
ip link set p1 master sw0; see
ip -d link show sw0 | grep -oE '(bridge_id|designated_root) [^ ]+'; ip -d link show p1 | grep -oE 'designated_(bridge|root) [^ ]+'
ip link set p1 nomaster; see
ip link set p2 address 02:00:00:00:0f:19; see
ip link set p3 master sw0; ip link set p3 address 02:00:00:00:0f:19; see
ip link set p2 nomaster; see
ip link set sw0 type bridge priority 7; ip -d link show sw0 | grep -oE '(bridge_id|designated_root) [^ ]+'; brctl show
ip link del p3; see; bridge link; bridge vlan
