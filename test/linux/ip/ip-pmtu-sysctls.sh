# What bounds a learnt MTU: min_pmtu, mtu_expires, ip_no_pmtu_disc, a locked metric, ip_forward_use_pmtu.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for n in src rtr dst; do ip netns add $n; ip -n $n link set lo up; done
ip link add oak netns src type veth peer name ra netns rtr; ip link add elm netns dst type veth peer name rb netns rtr
ip -n src addr add 10.55.1.1/24 dev oak; ip -n rtr addr add 10.55.1.2/24 dev ra
ip -n rtr addr add 10.55.2.2/24 dev rb; ip -n dst addr add 10.55.2.1/24 dev elm; ip -n dst addr add 10.55.2.3/24 dev elm
for n in "src oak" "rtr ra" "rtr rb" "dst elm"; do set -- $n; ip -n $1 link set $2 up; done
ip -n src route add default via 10.55.1.2; ip -n dst route add default via 10.55.2.2
ip netns exec rtr sysctl -q net.ipv4.ip_forward=1
ip -n rtr link set rb mtu 800; ip -n dst link set elm mtu 800
sleep 1.2
s() { ip netns exec src sysctl "$@"; }
p() { ip netns exec src ping -n -c 1 -W 1 "$@" 2>&1 | grep -v '^$\|^---\|rtt'; }
g() { ip -n src route get 10.55.2.1 | grep -o 'via.*\|mtu.*'; }
p -s 1000 10.55.2.1; g
s net.ipv4.route.min_pmtu=900; ip -n src route flush cache
p -s 1000 10.55.2.1; g
p -s 1000 10.55.2.1; g
s net.ipv4.route.min_pmtu=552 net.ipv4.route.mtu_expires=3; ip -n src route flush cache
p -s 1000 10.55.2.1; g; sleep 4; g
s net.ipv4.ip_no_pmtu_disc=1; p -s 1000 10.55.2.1; g
s net.ipv4.ip_no_pmtu_disc=2; p -s 1000 10.55.2.3; ip -n src route get 10.55.2.3 | grep -o 'via.*\|mtu.*'
s net.ipv4.ip_no_pmtu_disc=0
ip -n src route replace default via 10.55.1.2 mtu lock 1400; ip -n src route show
p -s 1000 -M do 10.55.2.1; g
ip -n src route replace default via 10.55.1.2 mtu 1200; p -s 1300 -M do 10.55.2.1; g; p -s 1000 -M do 10.55.2.1; g
ip -n src route show cache | grep -o 'via.*\|mtu.*'
