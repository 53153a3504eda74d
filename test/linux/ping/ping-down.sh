# ping when devices are down.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add m0 type veth peer name m1
ip addr add 10.83.0.1/24 dev m0
t ping -c 1 -W 1 127.0.0.1
t ping -c 1 -W 1 10.83.0.1
t ping -c 1 -W 1 10.83.0.2
ip link set m0 up
t ping -c 1 -W 1 10.83.0.1
t ping -c 1 -W 1 10.83.0.2
t ping -c 1 -W 1 -I m1 10.83.0.2
ip link set m1 up
ip link set lo up
t ping -c 1 -W 1 10.83.0.1
ip link set m0 down
t ping -c 1 -W 1 10.83.0.1
t ping -c 1 -W 1 10.83.0.2
