# ping -b does not let itself be cut in pieces, whoever it is for; -I with a broadcast address or a group; a source that is not ours.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
for n in one two; do ip netns add $n; ip netns exec $n sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1; ip -n $n link set lo up; done
ip link add qx netns one type veth peer name qy netns two
ip -n one addr add 172.29.7.1/24 dev qx; ip -n two addr add 172.29.7.2/24 dev qy; ip -n one link set qx up; ip -n two link set qy up
sleep 1.3
p() { t ip netns exec one ping -c 1 -W 1 "$@"; sleep 0.3; }
p -b -s 3000 172.29.7.2
p -b -s 3000 172.29.7.255
p -b -s 3000 -M dont 172.29.7.2
p -s 3000 172.29.7.2
p -s 3000 224.0.0.1
p -I 172.29.7.255 172.29.7.2
p -I 172.29.7.255 172.29.7.255
p -I 224.0.0.1 172.29.7.2
p -I 172.29.7.7 172.29.7.2
p -I 127.9.9.9 172.29.7.2
p -I 127.9.9.9 127.0.0.1
ip netns exec one sysctl -w net.ipv4.ip_nonlocal_bind=1
p -I 172.29.7.7 172.29.7.2
p -I qx -b 172.29.7.255
p -I 172.29.7.2 172.29.7.2
