# tcpdump: captured and received by filter, -c that is not reached, --count.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip netns add far; ip netns exec far sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link add m0 address 02:48:00:00:00:01 type veth peer name m1 address 02:48:00:00:00:02 netns far
ip addr add 10.48.0.1/24 dev m0; ip link set m0 up
ip -n far addr add 10.48.0.2/24 dev m1; ip -n far link set m1 up; ip -n far link set lo up
mkdir -p /run/counts; cd /run/counts
sleep 1.2
n=0
dump() { n=$((n + 1)); tcpdump "$@" >out$n 2>&1 & pids="$pids $!"; args[n]="$*"; }
dump -i m0 -n -t -c 1
dump -i m0 -n -t -c 3
dump -i m0 -n -t -c 100
dump -i m0 -n -t --count
dump -i m0 -n -t --count -c 2
dump -i m0 -n -t --count tcp
dump -i m0 -n -t udp
dump -i m0 -n -t --count --print arp
dump -i m0 -n -t -w /dev/null
until [ "$(grep -l "listening on" out* err 2>/dev/null | wc -l)" = "$(echo $pids | wc -w)" ]; do sleep 0.3; done
sleep 1
ping -q -c 2 -p 4142 10.48.0.2 >/dev/null
sleep 2
kill -INT $pids 2>/dev/null
wait
for i in $(seq $n); do echo "== tcpdump ${args[i]}"; cat out$i; done
