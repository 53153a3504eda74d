# A redirect believed or not: secure_redirects, shared_media, forwarding, the router that is in use; what is kept and for how long.
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for n in host ra rb; do ip netns add $n; ip -n $n link set lo up; ip netns exec $n sysctl -q net.ipv6.conf.default.disable_ipv6=1; done
ip link add br0 type bridge; ip link set br0 up
ip link add e0 netns host type veth peer name e1 netns ra
ip -n host addr add 10.52.0.1/16 dev e0; ip -n ra addr add 10.52.0.2/16 dev e1; ip -n ra addr add 10.52.7.7/16 dev e1
ip -n host link set e0 up; ip -n ra link set e1 up
ip -n host route add default via 10.52.0.2; ip -n ra route add 198.51.100.0/24 via 10.52.0.3
ip -n ra neigh add 10.52.0.3 lladdr 02:00:00:52:00:03 dev e1 nud permanent
ip -n host neigh add 10.52.0.3 lladdr 02:00:00:52:00:03 dev e0 nud permanent
ip netns exec ra sysctl -q net.ipv4.ip_forward=1
sleep 1.2
h() { ip netns exec host sysctl -q "$@"; }
p() { ip -n host addr add 10.52.1.$1/16 dev e0; ip netns exec host ping -I 10.52.1.$1 -n -c 2 -i 0.4 -W 1 198.51.100.$1 2>&1 | grep -c Redirect; ip -n host route get 198.51.100.$1 | grep -o 'via.*\|cache [^e]*'; }
p 1
h net.ipv4.conf.e0.shared_media=0 net.ipv4.conf.all.shared_media=0; p 2
h net.ipv4.conf.e0.secure_redirects=0 net.ipv4.conf.all.secure_redirects=0; p 3
h net.ipv4.conf.e0.shared_media=1 net.ipv4.conf.e0.secure_redirects=1; p 4
h net.ipv4.ip_forward=1; p 5
h net.ipv4.conf.all.accept_redirects=1; p 6
h net.ipv4.ip_forward=0 net.ipv4.conf.all.accept_redirects=0; p 7
h net.ipv4.conf.e0.accept_redirects=0; p 8
h net.ipv4.conf.e0.accept_redirects=1
ip -n host route replace default via 10.52.7.7; sleep 3; p 9
ip -n host route show cache | grep -o '^198.*\|cache [^e]*' | sort
ip -n host route show table all cache | grep -o '^198.*\|cache [^e]*' | sort
ip -n host route flush cache; ip -n host route show cache
ip -n host route get 198.51.100.1
