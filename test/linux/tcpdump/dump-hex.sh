# tcpdump -x, -xx, -X, -XX, -A of an echo.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip netns add far; ip netns exec far sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link add m0 address 02:0e:00:00:00:01 type veth peer name m1 address 02:0e:00:00:00:02 netns far
ip addr add 10.141.0.1/24 dev m0; ip link set m0 up
ip -n far addr add 10.141.0.2/24 dev m1; ip -n far link set m1 up; ip -n far link set lo up
mkdir -p /run/dump-hex; cd /run/dump-hex
sleep 1.2
n=0
dump() { n=$((n + 1)); tcpdump "$@" >out$n 2>&1 & pids="$pids $!"; args[n]="$*"; }
dump -i m0 -n -t -x arp
dump -i m0 -n -t -xx arp
dump -i m0 -n -t -X arp
dump -i m0 -n -t -XX arp
dump -i m0 -n -t -A arp
dump -i m0 -n -t -e -q arp
dump -i m0 -n -t -v arp
dump -i m0 -n -t -vv -e arp
dump -i m0 -n -t -# -c 1 arp
dump -i m0 -n -t -s 20 arp
dump -i m0 -n -t -s 30 -e arp
sleep 2.5
arp -s 10.141.0.2 02:0e:00:00:00:02 2>/dev/null; ping -q -c 1 -s 8 10.141.0.2 >/dev/null
sleep 2.5
kill -INT $pids 2>/dev/null
wait
for i in $(seq $n); do echo "== tcpdump ${args[i]}"; cat out$i; done

