# A router that sends a packet out where it came in tells the host of the better way.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
for n in host ra; do ip netns add $n; ip -n $n link set lo up; done
ip link add e0 netns host type veth peer name e1 netns ra
ip -n host link set e0 address 02:00:00:58:00:01; ip -n ra link set e1 address 02:00:00:58:00:02
ip -n host addr add 10.58.0.1/24 dev e0; ip -n ra addr add 10.58.0.2/24 dev e1
ip -n host link set e0 up; ip -n ra link set e1 up
ip -n host route add default via 10.58.0.2; ip -n ra route add 10.58.9.0/24 via 10.58.0.3
ip -n ra neigh add 10.58.0.3 lladdr 02:00:00:58:00:03 dev e1 nud permanent
ip netns exec ra sysctl -q -w net.ipv4.ip_forward=1
t ip netns exec host ping -c 4 -i 0.3 -W 1 10.58.9.2
ip -n host route get 10.58.9.2
sleep 4
ip -n host neigh replace 10.58.0.3 lladdr 02:00:00:58:00:03 dev e0 nud permanent
t ip netns exec host ping -c 3 -i 1 -W 1 10.58.9.4
ip -n host route get 10.58.9.4
ip -n host route show cache
t ip netns exec host ping -n -q -c 2 -i 0.2 -W 1 10.58.9.4
ip netns exec host sysctl -w net.ipv4.conf.all.accept_redirects=0
ip netns exec host sysctl -w net.ipv4.conf.e0.accept_redirects=0
t ip netns exec host ping -c 3 -i 0.5 -W 1 10.58.9.5
ip -n host route get 10.58.9.5
ip netns exec ra sysctl -w net.ipv4.conf.all.send_redirects=0
ip netns exec ra sysctl -w net.ipv4.conf.e1.send_redirects=0
t ip netns exec host ping -c 2 -i 0.3 -W 1 10.58.9.6
ip netns exec ra nstat -as | grep -Ev '^(Ip|Icmp)6'
ip netns exec host nstat -as | grep -Ev '^(Ip|Icmp)6'
