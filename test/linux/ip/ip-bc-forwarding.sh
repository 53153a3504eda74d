# A broadcast to another link: a router takes it for its own, with bc_forwarding it also sends it on.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
for n in src rtr dst; do ip netns add $n; ip -n $n link set lo up; ip netns exec $n sysctl -q net.ipv6.conf.default.disable_ipv6=1; done
ip link add oak netns src type veth peer name ra netns rtr; ip link add elm netns dst type veth peer name rb netns rtr
ip -n src addr add 10.61.1.1/24 brd + dev oak; ip -n rtr addr add 10.61.1.2/24 brd + dev ra
ip -n rtr addr add 10.61.2.2/24 brd + dev rb; ip -n dst addr add 10.61.2.1/24 brd + dev elm
for n in "src oak" "rtr ra" "rtr rb" "dst elm"; do set -- $n; ip -n $1 link set $2 up; done
ip -n src route add default via 10.61.1.2; ip -n dst route add default via 10.61.2.2
ip netns exec rtr sysctl -q net.ipv4.ip_forward=1
for n in rtr dst; do ip netns exec $n sysctl -q net.ipv4.icmp_echo_ignore_broadcasts=0; done
sleep 1.2
p() { ip netns exec src ping -n -b -c 1 -W 1 $1 2>&1; }
p 10.61.2.255
ip netns exec rtr sysctl net.ipv4.conf.all.bc_forwarding=1
p 10.61.2.255
ip netns exec rtr sysctl net.ipv4.conf.ra.bc_forwarding=1
p 10.61.2.255
p 10.61.1.255
ip netns exec rtr ip route get 10.61.2.255 from 10.61.1.1 iif ra
ip netns exec rtr sysctl net.ipv4.conf.all.bc_forwarding=0
p 10.61.2.255
ip netns exec rtr nstat -as 'Ip*' | grep -v Ip6
ip netns exec dst nstat -as 'Ip*' | grep -v Ip6
