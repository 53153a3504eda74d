# Filters with and, or, not and addresses that stand alone.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip netns add far; ip netns exec far sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link add m0 address 02:32:00:00:00:01 type veth peer name m1 address 02:32:00:00:00:02 netns far
ip addr add 10.50.0.1/24 dev m0; ip link set m0 up
ip -n far addr add 10.50.0.2/24 dev m1; ip -n far link set m1 up; ip -n far link set lo up
mkdir -p /run/filters-mix; cd /run/filters-mix
sleep 1.2
n=0
dump() { n=$((n + 1)); tcpdump "$@" >out$n 2>&1 & pids="$pids $!"; args[n]="$*"; }
dump -i m0 -n -t host 10.50.0.2 or 10.50.0.9
dump -i m0 -n -t src host 10.50.0.1 or 10.50.0.2 and icmp
dump -i m0 -n -t host not 10.50.0.2
dump -i m0 -n -t 'src or dst host (10.50.0.2 and 10.50.0.1)'
dump -i m0 -n -t '! arp && ! (icmp[0] = 0)'
dump -i m0 -n -t arp or icmp and dst host 10.50.0.2
dump -i m0 -n -t ether dst ff:ff:ff:ff:ff:ff
dump -i m0 -n -t broadcast or multicast
dump -i m0 -n -t ether proto '\arp'
dump -i m0 -n -t ip broadcast
dump -i m0 -n -t not ip and not arp
dump -i m0 -n -t net 10.50 and less 60
sleep 2.5
ping -q -c 2 -p 4142 10.50.0.2 >/dev/null
sleep 2.5
kill -INT $pids 2>/dev/null
wait
for i in $(seq $n); do echo "== tcpdump ${args[i]}"; cat out$i; done

