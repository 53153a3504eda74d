# Names, MACs, MTUs given when a pair is made; indexes and the order of a listing.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t ip link add up0 address 02:11:22:33:44:55 mtu 1400 txqueuelen 7 type veth peer name down0 address 02:11:22:33:44:66 mtu 1300
t ip link
t ip link add type veth
t ip link show veth0
t ip link set veth0 name uplink
t ip link set uplink address 02:aa:bb:cc:dd:01
t ip link set veth1 mtu 9000
t ip link
t ip -br link
t ip -o link show uplink
t ip link set uplink up
t ip link set uplink name uplink2
t ip link set veth1 up
t ip link show up
t ip link del down0
t ip link
