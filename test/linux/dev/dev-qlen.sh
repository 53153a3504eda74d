# txqueuelen, aliases, groups, numbers: set, shown, refused.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
t ip link add oak txqueuelen 55 mtu 1333 type veth peer name elm txqueuelen 7
t ip link show oak; t ip link show elm
t ip link set oak txqueuelen 0; cat /sys/class/net/oak/tx_queue_len
t ip link set oak txqlen 4294967295
t ip link set oak qlen 9; ip link show oak
t ip link set oak txqueuelen x
t ip link set oak alias "two words"; ip link show oak; cat /sys/class/net/oak/ifalias
t ip link set oak alias ""; ip link show oak
t ip link set oak group 7; t ip link show group 7; t ip link show group default
t ip link set oak group nosuch
t ip link set group 7 up; ip link show oak
t ip link set group 7 mtu 1400; ip link show oak | grep -o 'mtu [0-9]*'
t ip link add ash index 77 type dummy; ip link show ash
t ip link add fir index 77 type dummy
t ip link set ash index 78
t ip link del group 7; t ip link show elm
ip link show ash; cat /sys/class/net/ash/ifindex
