# tcpdump -q, -v, -vv, -e of echoes with a type of service and a small TTL.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip netns add far; ip netns exec far sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link add m0 address 02:42:00:00:00:01 type veth peer name m1 address 02:42:00:00:00:02 netns far
ip addr add 10.42.0.1/24 dev m0; ip link set m0 up
ip -n far addr add 10.42.0.2/24 dev m1; ip -n far link set m1 up; ip -n far link set lo up
mkdir -p /run/quick-verbose; cd /run/quick-verbose
sleep 1.2
n=0
dump() { n=$((n + 1)); tcpdump "$@" >out$n 2>&1 & pids="$pids $!"; args[n]="$*"; }
dump -i m0 -n -t -q icmp
dump -i m0 -n -t -q 'icmp[0] = 0'
dump -i m0 -n -t -e 'ip[1] != 0 and icmp[0] = 8' -c 1
dump -i m0 -n -t -q -e icmp
dump -i m0 -n -t 'ip[8] < 10'
dump -i m0 -n -t 'ip[8] = 64 and icmp'
dump -i m0 -n -t 'ip[1] & 0xfc == 0xb8'
dump -i m0 -n -t 'icmp and greater 98'
dump -i m0 -n -t 'icmp and less 97'
until [ "$(grep -l "listening on" out* err 2>/dev/null | wc -l)" = "$(echo $pids | wc -w)" ]; do sleep 0.3; done
sleep 1
ping -q -c 1 -Q 0x10 -t 3 10.42.0.2 >/dev/null; ping -q -c 1 -M dont -Q 0xb9 10.42.0.2 >/dev/null
sleep 2
kill -INT $pids 2>/dev/null
wait
for i in $(seq $n); do echo "== tcpdump ${args[i]}"; cat out$i; done
