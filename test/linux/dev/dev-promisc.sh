# promisc, allmulticast, multicast, arp, dynamic and their counters; who else turns them on.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip link add oak type veth peer name elm; ip link set oak up; ip link set elm up; sleep 1.2
f() { ip -d link show oak | grep -o '<.*>\|promiscuity [0-9]*' | tr '\n' ' '; echo; cat /sys/class/net/oak/flags; }
f
t ip link set oak promisc on; f
t ip link set oak promisc on; f
tcpdump -i oak >/run/packets 2>/run/err & pid=$!
sleep 1; f
ip link set oak promisc off; f
kill $pid; wait $pid; sleep 0.5; f
t ip link set oak allmulticast on; f
t ip link set oak multicast off; f
t ip link set oak arp off; f
t ip link set oak allmulticast maybe
t ip link set oak promisc
tcpdump -p -i oak >/run/packets 2>/run/err & pid=$!
sleep 1; f; kill $pid; wait $pid
t ip link set oak arp on multicast on allmulticast off; f
