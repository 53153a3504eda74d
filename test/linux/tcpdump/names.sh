# tcpdump without -n: names of hosts, of ARP's senders.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip netns add far; ip netns exec far sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link add m0 address 02:49:00:00:00:01 type veth peer name m1 address 02:49:00:00:00:02 netns far
ip addr add 10.49.0.1/24 dev m0; ip link set m0 up
ip -n far addr add 10.49.0.2/24 dev m1; ip -n far link set m1 up; ip -n far link set lo up
mkdir -p /run/names; cd /run/names
sleep 1.2
n=0
dump() { n=$((n + 1)); tcpdump "$@" >out$n 2>&1 & pids="$pids $!"; args[n]="$*"; }
dump -i lo -t
dump -i lo -t -N
dump -i lo -t -e
dump -i lo -t -n -e
dump -i lo -t host localhost
sleep 2.5
ping -q -c 1 10.49.0.2 >/dev/null; ping -q -c 1 127.0.0.1 >/dev/null
sleep 2.5
kill -INT $pids 2>/dev/null
wait
for i in $(seq $n); do echo "== tcpdump ${args[i]}"; cat out$i; done

