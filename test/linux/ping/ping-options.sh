# ping: counts, sizes, intervals, deadlines, quiet.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add m0 type veth peer name m1
ip addr add 10.80.0.1/24 dev m0
ip link set m0 up; ip link set m1 up
t ping -c 2 10.80.0.1
t ping -c 2 -q 10.80.0.1
t ping -c 3 -i 0.2 127.0.0.1
t ping -c 1 -s 0 127.0.0.1
t ping -c 1 -s 15 127.0.0.1
t ping -c 1 -s 16 127.0.0.1
t ping -c 1 -s 1473 10.80.0.1
t ping -c 1 -s 65507 127.0.0.1
t ping -c 1 -s 65508 127.0.0.1
t ping -c 1 -t 1 127.0.0.1
t ping -n -c 1 10.80.0.1
t ping -c1 127.1
t ping -c 1 localhost
t ping -c 1 0
t ping 127.0.0.1 -c 1
t ping -w 2 10.80.0.1
t ping -w 2 10.80.0.9
t ping -W 1 -c 2 10.80.0.10
t ping -b -c 1 -W 1 10.80.0.255
