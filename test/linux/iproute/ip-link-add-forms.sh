# Ways to write ip link add
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip netns add zz
t ip link add dev xa type dummy
t ip link add name xb type dummy
t ip link add xc index 77 type dummy
t ip link add xd netns zz type dummy
t ip -n zz -br link show type dummy
t ip link add xe numtxqueues 4 numrxqueues 2 type dummy
t ip -d -o link show xe
t ip link add xf group 9 txqueuelen 5 mtu 1400 type dummy
t ip link show group 9
t ip link add xg arp off multicast off promisc on allmulticast on type dummy
t ip -br link show xg
t ip link add xh%d type dummy
t ip link add xh%d type dummy
t ip -br link show xh1
t ip link add xi type dummy foo
t ip link add xj down nomaster parentdev yy type dummy
t ip link replace xk type dummy
t ip link replace xk mtu 1400 type dummy
t ip l a xl ty dummy
t ip link add xm t dummy
t ip link add xn type bridge foo
t ip link set xa type bridge bar
t ip link set xn type bridge bar
t ip link add type veth
t ip -br link show type veth
