# tcpdump: fragments, first and further.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip netns add far; ip netns exec far sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link add m0 address 02:43:00:00:00:01 type veth peer name m1 address 02:43:00:00:00:02 netns far
ip addr add 10.43.0.1/24 dev m0; ip link set m0 up
ip -n far addr add 10.43.0.2/24 dev m1; ip -n far link set m1 up; ip -n far link set lo up
mkdir -p /run/pieces; cd /run/pieces
sleep 1.2
n=0
dump() { n=$((n + 1)); tcpdump "$@" >out$n 2>&1 & pids="$pids $!"; args[n]="$*"; }
dump -i m0 -n -t icmp
dump -i m0 -n -t ip
dump -i m0 -n -t 'ip[6:2] & 0x1fff != 0'
dump -i m0 -n -t 'ip[6] & 0x20 != 0 and ip[6:2] & 0x1fff = 0'
dump -i m0 -n -t 'icmp[0] = 8'
dump -i m0 -t -n -e -s 60 'ip proto 1'
until [ "$(grep -l "listening on" out* err 2>/dev/null | wc -l)" = "$(echo $pids | wc -w)" ]; do sleep 0.3; done
sleep 1
ping -q -c 1 -s 3000 10.43.0.2 >/dev/null
sleep 2
kill -INT $pids 2>/dev/null
wait
for i in $(seq $n); do echo "== tcpdump ${args[i]}"; cat out$i; done
