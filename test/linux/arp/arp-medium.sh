# medium_id: a proxy stays silent between devices on the same medium.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for n in one rtr two; do ip netns add $n; ip -n $n link set lo up; ip netns exec $n sysctl -q net.ipv6.conf.default.disable_ipv6=1; done
ip link add oak netns one type veth peer name ra netns rtr; ip link add elm netns two type veth peer name rb netns rtr
ip -n one addr add 10.65.0.1/16 dev oak; ip -n rtr addr add 10.65.1.2/24 dev ra; ip -n rtr addr add 10.65.2.2/24 dev rb
ip -n two addr add 10.65.2.1/24 dev elm
for n in "one oak" "rtr ra" "rtr rb" "two elm"; do set -- $n; ip -n $1 link set $2 up; done
ip -n rtr route add 10.65.0.1/32 dev ra; ip -n two route add default via 10.65.2.2
r() { ip netns exec rtr sysctl -q "$@"; }
r net.ipv4.ip_forward=1 net.ipv4.conf.ra.proxy_arp=1 net.ipv4.neigh.ra.proxy_delay=0
sleep 1.2
p() { ip -n one neigh flush dev oak; echo "$* $(ip netns exec one ping -c 1 -W 1 -q 10.65.2.1 | grep -o '[01] received')"; }
p begin
for n in "0 0" "0 1" "1 0" "1 1" "1 2" "2 1" "-1 0" "1 -1" "-1 -1" "3 3"; do
  set -- $n
  r net.ipv4.conf.ra.medium_id=$1 net.ipv4.conf.rb.medium_id=$2
  p ra $1 rb $2
done
r net.ipv4.conf.ra.medium_id=0 net.ipv4.conf.rb.medium_id=0 net.ipv4.conf.all.medium_id=4
p all 4
r net.ipv4.conf.ra.proxy_arp=0; ip -n rtr neigh add proxy 10.65.2.1 dev ra
r net.ipv4.conf.ra.medium_id=-1
p entry
