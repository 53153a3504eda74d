# blackhole, unreachable, prohibit: what ip, route and ping say of them.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add m0 type veth peer name m1
ip addr add 10.64.0.1/24 dev m0
ip link set m0 up; ip link set m1 up
t ip route add blackhole 10.65.4.0/24
t ip route add unreachable 10.65.5.0/24
t ip route add prohibit 10.65.6.0/24
t ip route add local 10.65.8.0/24 dev lo
t ip route add blackhole 10.65.4.0/24
t ip route add prohibit default metric 4000
t ip route
t ip route show type blackhole
t ip route show table local
t route -n
t ip route get 10.65.4.1
t ip route get 10.65.5.1
t ip route get 10.65.6.1
t ip route get 10.65.8.1
t ip route get 8.8.8.8
t ping -c 1 -W 1 10.65.4.1
t ping -c 1 -W 1 10.65.5.1
t ping -c 1 -W 1 10.65.6.1
t ping -c 1 -W 1 10.65.8.1
t ping -c 1 -W 1 8.8.8.8
t ping -c 1 -W 1 -I m0 10.65.5.1
t ip route del 10.65.4.0/24
t ip route del prohibit 10.65.6.0/24
t ip route del unreachable 10.65.6.0/24
t ip route
