# A router answers for who is behind it: proxy_arp, proxy neighbours, proxy_delay; the private VLAN kind.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add r; ip netns add c
ip link add m0 address 02:51:00:00:00:01 type veth peer name m1 address 02:51:00:00:00:02
ip link add n0 address 02:51:00:00:00:03 type veth peer name n1 address 02:51:00:00:00:04
ip link set m1 netns r; ip link set n0 netns r; ip link set n1 netns c
ip addr add 10.51.0.1/16 dev m0; ip link set m0 up
ip -n r addr add 10.51.0.2/24 dev m1; ip -n r link set m1 up
ip -n r addr add 10.51.9.2/24 dev n0; ip -n r link set n0 up
ip -n c addr add 10.51.9.9/24 dev n1; ip -n c link set n1 up; ip -n c route add default via 10.51.9.2
sleep 2
r() { ip netns exec r sysctl -q -w "$@"; }
r net.ipv4.neigh.m1.proxy_delay=0
ping -c 1 -W 1 -q 10.51.9.9 | grep trans
r net.ipv4.conf.m1.proxy_arp=1; ip neigh flush dev m0
ping -c 1 -W 1 -q 10.51.9.9 | grep trans
r net.ipv4.ip_forward=1; ip neigh flush dev m0
ping -c 1 -q 10.51.9.9 | grep trans
ip neigh show 10.51.9.9 dev m0
ip -n r neigh show 10.51.0.1 dev m1
r net.ipv4.conf.m1.proxy_arp=0; ip neigh flush dev m0
ping -c 1 -W 1 -q 10.51.9.9 | grep trans
t ip -n r neigh add proxy 10.51.9.9 dev m1
t ip -n r neigh show proxy
t ip -n r neigh show proxy dev m1
t ip -n r neigh get proxy 10.51.9.9 dev m1
ip netns exec r sort /proc/net/arp
ip neigh flush dev m0
ping -c 1 -q 10.51.9.9 | grep trans
t ip -n r neigh add proxy 10.51.9.9 dev m1
t ip -n r neigh add proxy 10.51.9.8 dev m1 router protocol static
t ip -n r neigh add proxy 10.51.9.7
t ip -n r neigh add proxy 10.51.9.6 dev m1 managed
t ip -n r neigh add proxy foo dev m1
t ip -n r neigh show proxy to 10.51.9.8
t ip -n r neigh show proxy to 10.51.9.7
t ip -n r neigh del proxy 10.51.9.9 dev m1
t ip -n r neigh del proxy 10.51.9.9 dev m1
t ip -n r neigh del proxy 10.51.9.7
r net.ipv4.conf.all.proxy_arp=1; ip neigh flush dev m0
r net.ipv4.neigh.m1.proxy_delay=80; ip neigh flush dev m0
ping -c 1 -q 10.51.9.9 | grep trans
ip -n r link set m1 down; ip -n r neigh show proxy
