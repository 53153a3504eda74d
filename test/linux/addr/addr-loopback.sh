# lo: its address comes with up, more may be added, and it can lose it.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t ip addr show lo
t ping -c 1 -W 1 127.0.0.1
t ip link set lo up
t ip addr show lo
t ip route show table local
t ping -c 1 127.0.0.1
t ping -c 1 127.45.6.7
t ip addr add 10.45.0.1/32 dev lo
t ip addr add 10.45.1.1/24 dev lo
t ip -4 addr show lo
t ip route
t ip route show table local
t ping -c 1 10.45.1.77
t ip addr del 127.0.0.1/8 dev lo
t ip route show table local
t ping -c 1 -W 1 127.0.0.1
t ip link set lo down
t ping -c 1 -W 1 10.45.0.1
t ip -4 addr show lo
t ip link set lo up
t ip -4 addr show lo
