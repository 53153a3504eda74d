# Entries that nobody asks for: lo, dummy, broadcast, multicast; noarp devices.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add y0 address 02:63:00:00:00:01 type dummy
ip addr add 10.63.0.1/24 dev y0; ip link set y0 up
ip link add m0 address 02:63:00:00:00:02 type veth peer name m1
ip addr add 10.63.1.1/24 broadcast + dev m0; ip link set m0 up; ip link set m1 up
sleep 2
a() { ip -4 neigh show nud all dev $1 | sort; }
ping -c 1 -q 127.0.0.1 >/dev/null
a lo
ping -c 1 -W 1 -q 10.63.0.9 >/dev/null
a y0
t ip neigh show dev y0
t ip -4 neigh show nud noarp dev y0
ping -c 1 -W 1 -q -b 10.63.1.255 >/dev/null 2>&1
ping -c 1 -W 1 -q -b -I m0 255.255.255.255 >/dev/null 2>&1
t ip neigh show nud all to 10.63.1.255
t ip neigh show nud all to 255.255.255.255
ping -c 1 -W 1 -q -I m0 224.0.0.5 >/dev/null 2>&1
t ip neigh show nud all to 224.0.0.5
t ip neigh add 10.63.0.8 dev y0 lladdr 02:00:00:00:00:08
a y0
t ip neigh add 10.63.0.7 dev y0
a y0
t ip neigh add 127.0.0.9 dev lo lladdr 02:00:00:00:00:09
a lo
t ip neigh del 0.0.0.0 dev lo
a lo
t ip neigh flush dev y0
a y0
t ip neigh flush dev y0 nud noarp
a y0
t ip neigh flush all
ip link set m0 arp off
ip link show m0 | head -1
ping -c 1 -W 1 -q 10.63.1.7 >/dev/null
t ip neigh show nud all to 10.63.1.7
sort /proc/net/arp
