# ss and netstat while a ping, a traceroute and a tcpdump run: raw, UDP and packet sockets.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip netns add far; ip link set lo up; ip link add ea type veth peer name eb netns far
ip addr add 10.70.0.1/24 dev ea; ip link set ea up; ip -n far addr add 10.70.0.2/24 dev eb; ip -n far link set eb up; sleep 1.2
t() { echo "$ $*"; "$@" | sed -E 's/pid=[0-9]+/pid=P/g; s/ [0-9]+\/(ping|traceroute|tcpdump)/ P\/\1/; s/ +$//'; echo "= ${PIPESTATUS[0]}"; }
ping -c 30 10.70.0.2 >/dev/null & p=$!
sleep 0.5
t ss -w; t ss -wa; t ss -wan; t ss -wl; t ss -wan4; t ss -aH4; t ss -wanp; t ss -a4n; t ss -s
awk '{print $2,$3,$4,$5,$6,$7}' /proc/net/raw
t netstat -w; t netstat -wn; t netstat -wan; t netstat -wl; t netstat -an; t netstat -wanp
ping -c 30 -I ea 10.70.0.2 >/dev/null & q=$!
sleep 0.5; t ss -wan; t netstat -wan; kill $q; wait $q
kill $p; wait $p
t ss -wan; awk '{print $2,$3,$4,$5,$6,$7}' /proc/net/raw
tcpdump -ni ea >/dev/null 2>&1 & p=$!
sleep 1; t ss -0; t ss -0a; t ss -0an; t ss -0l; t ss -a -A packet; kill $p; wait $p
