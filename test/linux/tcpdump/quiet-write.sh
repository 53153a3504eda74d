# tcpdump -w to stdout and through a pipe.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip netns add far; ip netns exec far sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link add m0 address 02:52:00:00:00:01 type veth peer name m1 address 02:52:00:00:00:02 netns far
ip addr add 10.52.0.1/24 dev m0; ip link set m0 up
ip -n far addr add 10.52.0.2/24 dev m1; ip -n far link set m1 up; ip -n far link set lo up
mkdir -p /run/quiet-write; cd /run/quiet-write
sleep 1.2
n=0
dump() { n=$((n + 1)); tcpdump "$@" >out$n 2>&1 & pids="$pids $!"; args[n]="$*"; }
dump -i m0 -w a
tcpdump -i m0 -U -w - >piped 2>err & pids="$pids $!"
until [ "$(grep -l "listening on" out* err 2>/dev/null | wc -l)" = "$(echo $pids | wc -w)" ]; do sleep 0.3; done
sleep 1
ping -q -c 2 -p 4142 10.52.0.2 >/dev/null
sleep 2
kill -INT $pids 2>/dev/null
wait
for i in $(seq $n); do echo "== tcpdump ${args[i]}"; cat out$i; done
tcpdump -n -t -r - <piped 2>&1; tcpdump -n -t -r piped icmp 2>&1; cat piped | tcpdump -r - --count 2>&1; tcpdump -r a -w - 2>/dev/null | tcpdump -n -t -r - arp 2>&1; head -c 20 a >b; tcpdump -r b 2>&1; head -c 30 a >b; tcpdump -r b 2>&1; head -c 50 a >b; tcpdump -r b 2>&1
