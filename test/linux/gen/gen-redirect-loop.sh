# A packet that comes back from the next router: who sent it is no neighbour on that link, and is told of no nearer gateway.
t() { echo "\$ $*"; "$@" || echo "=> $?"; }
for n in left mid far; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add lx netns left type veth peer name mx netns mid
ip link add my netns mid type veth peer name fx netns far
ip -n left addr add 172.28.1.2/24 dev lx; ip -n mid addr add 172.28.1.1/24 dev mx
ip -n mid addr add 172.28.2.1/24 dev my; ip -n far addr add 172.28.2.2/24 dev fx
for each in "left lx" "mid mx" "mid my" "far fx"; do ip -n ${each% *} link set ${each#* } up; done
sleep 1.3
for n in mid far; do ip netns exec $n sysctl -qw net.ipv4.ip_forward=1; done
ip -n left route add default via 172.28.1.1
ip -n mid route add 172.28.9.0/24 via 172.28.2.2
ip -n far route add default via 172.28.2.1
looks() {
  ip netns exec left tcpdump -nti lx icmp >/run/seen 2>&1 & seen=$!
  ip netns exec mid tcpdump -nti my icmp[0]=5 >/run/far 2>&1 & other=$!
  sleep 4
  t ip netns exec left ping -c 1 -W 1 -t 6 172.28.9.9
  t ip netns exec far ping -c 1 -W 1 -t 6 -I 172.28.2.2 172.28.9.9
  sleep 3; kill $seen $other; wait $seen $other; cat /run/seen /run/far
}
looks
echo "-- no shared media"
ip netns exec mid sysctl -qw net.ipv4.conf.all.shared_media=0 net.ipv4.conf.my.shared_media=0
looks
echo "-- no redirects"
ip netns exec mid sysctl -qw net.ipv4.conf.all.send_redirects=0 net.ipv4.conf.my.send_redirects=0 net.ipv4.conf.my.rp_filter=2
looks
