# ping: what is refused before the first packet.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add m0 type veth peer name m1
ip addr add 10.79.0.1/24 dev m0
ip link set m0 up; ip link set m1 up
t ping -c 0 127.0.0.1
t ping -c x 127.0.0.1
t ping -c
t ping -c 1 nosuch.host
t ping -c 1 10.79.0.300
t ping -c 1 1.2.3.4
t ping -c 1 -I nosuch 127.0.0.1
t ping -c 1 -I 9.9.9.9 127.0.0.1
t ping -c 1 -i x 127.0.0.1
t ping -s x 127.0.0.1
t ping -s -1 127.0.0.1
t ping -c 1 -s 70000 127.0.0.1
t ping -t 0 127.0.0.1
t ping -t 256 127.0.0.1
t ping -t x 127.0.0.1
t ping -c 1 -W x 127.0.0.1
t ping -c 1 10.79.0.255
t ping -c 1 255.255.255.255
