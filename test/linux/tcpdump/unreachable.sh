# tcpdump of ICMP errors.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip netns add far; ip netns exec far sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link add m0 address 02:44:00:00:00:01 type veth peer name m1 address 02:44:00:00:00:02 netns far
ip addr add 10.44.0.1/24 dev m0; ip link set m0 up
ip -n far addr add 10.44.0.2/24 dev m1; ip -n far link set m1 up; ip -n far link set lo up
mkdir -p /run/unreachable; cd /run/unreachable
sleep 1.2
n=0
dump() { n=$((n + 1)); tcpdump "$@" >out$n 2>&1 & pids="$pids $!"; args[n]="$*"; }
dump -i m0 -n -t icmp
dump -i m0 -n -t -q 'icmp[icmptype] = icmp-unreach'
dump -i m0 -n -t 'icmp[0] = 3 and icmp[1] = 13'
dump -i m0 -n -t -e 'icmp[icmptype] = icmp-timxceed'
dump -i m0 -n -t 'icmp[icmptype] != icmp-echo and not arp'
dump -i m0 -n -t 'net 192.0.2.0/24 and not icmp[0] = 8'
dump -i m0 -n -t -s 60 'icmp[0] = 3'
until [ "$(grep -l "listening on" out* err 2>/dev/null | wc -l)" = "$(echo $pids | wc -w)" ]; do sleep 0.3; done
sleep 1
ip -n far route add blackhole 192.0.2.1; ip -n far route add unreachable 192.0.2.2; ip -n far route add prohibit 192.0.2.3; ip netns exec far sysctl -q -w net.ipv4.ip_forward=1; ip route add 192.0.2.0/24 via 10.44.0.2; for i in 1 2 3; do ping -q -c 1 -W 1 192.0.2.$i >/dev/null; done; ping -q -c 1 -t 1 192.0.2.9 >/dev/null
sleep 2
kill -INT $pids 2>/dev/null
wait
for i in $(seq $n); do echo "== tcpdump ${args[i]}"; cat out$i; done
