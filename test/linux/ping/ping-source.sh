# ping -I: a device, an address, and what comes back.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add m0 type veth peer name m1
ip addr add 10.81.0.1/24 dev m0
ip addr add 10.82.0.1/24 dev m1
ip link set m0 up; ip link set m1 up
t ping -c 1 -W 1 -I m0 127.0.0.1
t ping -c 1 -W 1 -I lo 10.81.0.1
t ping -c 1 -W 1 -I m0 10.81.0.1
t ping -c 1 -W 1 -I m1 10.81.0.1
t ping -c 1 -W 1 -I 10.81.0.1 10.82.0.1
t ping -c 1 -W 1 -I 10.81.0.1 127.0.0.1
t ping -c 1 -W 1 -I 127.0.0.1 10.81.0.1
t ping -c 1 -W 1 -I 127.0.0.1 10.81.0.9
t ping -c 1 -W 1 -I 10.82.0.1 10.81.0.9
t ping -c 1 -W 1 -I m1 10.81.0.9
