# brctl: a bridge that carries a ping.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
for n in one two; do
  ip netns add $n
  ip link add p$n type veth peer name eth0 netns $n
  ip link set p$n up; ip -n $n link set eth0 up
done
ip -n one addr add 10.66.0.1/24 dev eth0
ip -n two addr add 10.66.0.2/24 dev eth0
t brctl addbr brx
t brctl addif brx pone ptwo
t ip link set brx up
sleep 1.2
t ip netns exec one ping -c 1 10.66.0.2
t brctl delif brx ptwo
t ip netns exec one ping -c 1 -W 1 10.66.0.2
