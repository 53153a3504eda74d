# tcpdump -v and -vv of ARP and ICMP with fixed contents.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip netns add far; ip netns exec far sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link add m0 address 02:53:00:00:00:01 type veth peer name m1 address 02:53:00:00:00:02 netns far
ip addr add 10.53.0.1/24 dev m0; ip link set m0 up
ip -n far addr add 10.53.0.2/24 dev m1; ip -n far link set m1 up; ip -n far link set lo up
mkdir -p /run/verbose-arp; cd /run/verbose-arp
sleep 1.2
n=0
dump() { n=$((n + 1)); tcpdump "$@" >out$n 2>&1 & pids="$pids $!"; args[n]="$*"; }
dump -i m0 -n -t -v arp
dump -i m0 -n -t -vvv -e arp
dump -i m0 -n -t -q arp
dump -i m0 -n -t -A arp
dump -i m0 -n -t 'arp[6:2] = 1'
dump -i m0 -n -t 'arp[24:4] = 0x0a350009'
dump -i m0 -n -t arp src host 10.53.0.2
dump -i m0 -n -t arp dst net 10.53.0.0/30
dump -i m0 -n -t arp and ether multicast
until [ "$(grep -l "listening on" out* err 2>/dev/null | wc -l)" = "$(echo $pids | wc -w)" ]; do sleep 0.3; done
sleep 1
arping -q -c 1 -I m0 10.53.0.2; arping -q -c 1 -I m0 10.53.0.9 -w 1; arping -q -c 1 -U -I m0 10.53.0.1; arping -q -c 1 -A -I m0 10.53.0.1
sleep 2
kill -INT $pids 2>/dev/null
wait
for i in $(seq $n); do echo "== tcpdump ${args[i]}"; cat out$i; done
