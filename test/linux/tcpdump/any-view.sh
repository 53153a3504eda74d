# tcpdump on any, cooked headers of both versions.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip netns add far; ip netns exec far sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link add m0 address 02:46:00:00:00:01 type veth peer name m1 address 02:46:00:00:00:02 netns far
ip addr add 10.46.0.1/24 dev m0; ip link set m0 up
ip -n far addr add 10.46.0.2/24 dev m1; ip -n far link set m1 up; ip -n far link set lo up
mkdir -p /run/any-view; cd /run/any-view
sleep 1.2
n=0
dump() { n=$((n + 1)); tcpdump "$@" >out$n 2>&1 & pids="$pids $!"; args[n]="$*"; }
dump -i any -n -t
dump -i any -n -t -e
dump -i any -n -t -q -e
dump -i any -n -t -y LINUX_SLL
dump -i any -n -t -y LINUX_SLL -e
dump -i any -n -t -x arp
dump -i any -n -t -xx -s 30 arp
dump -i any -n -t inbound
dump -i any -n -t outbound
dump -i any -n -t -Q in
dump -i any -n -t -Q out
dump -i any -n -t -s 20
dump -i any -n -t host 10.46.0.2 and not icmp
until [ "$(grep -l "listening on" out* err 2>/dev/null | wc -l)" = "$(echo $pids | wc -w)" ]; do sleep 0.3; done
sleep 1
ping -q -c 2 -p 4142 10.46.0.2 >/dev/null
sleep 2
kill -INT $pids 2>/dev/null
wait
for i in $(seq $n); do echo "== tcpdump ${args[i]}"; cat out$i; done
