# ss and netstat see traceroute's sockets while it waits.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip netns add far; ip link set lo up; ip link add ea type veth peer name eb netns far
ip addr add 10.70.0.1/24 dev ea; ip link set ea up; ip -n far addr add 10.70.0.2/24 dev eb; ip -n far link set eb up; sleep 1.2
ip netns exec far sysctl -qw net.ipv4.icmp_ratelimit=0; ip link set ea down; ip link set ea up; ip neigh add 10.70.0.9 lladdr 02:00:00:00:00:99 dev ea
t() { echo "$ $*"; "$@" | sed -E 's/pid=[0-9]+/pid=P/g; s/:[3-6][0-9]{4}/:PORT/g; s/ +$//'; echo "= ${PIPESTATUS[0]}"; }
sleep 1.2
tracepath -n -m 1 10.70.0.9 >/dev/null & p=$!
sleep 0.5
t ss -u; t ss -ua; t netstat -uan
wait $p; t ss -uan
traceroute -n -q 1 -N 1 -w 4 -m 1 -f 1 10.70.0.9 >/run/tr & p=$!
sleep 0.7; t ss -uan; t ss -un; t ss -ul; wait $p; cat /run/tr
