# What filters let through; -e, -t, -nn, -c.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add m0 address 02:84:00:00:00:01 type veth peer name m1 address 02:84:00:00:00:02
ip addr add 10.84.0.1/24 dev m0
ip addr add 10.84.0.2/24 dev m1
ip link set m0 up; ip link set m1 up
sysctl -q -w net.ipv4.conf.all.accept_local=1
n=0
dump() { n=$((n + 1)); tcpdump "$@" >/run/$n 2>&1 & pids="$pids $!"; }
dump -i m1 -n -t arp
dump -i m1 -n -t icmp
dump -i m1 -nn -t -e arp or icmp
dump -i m1 -n -t src host 10.84.0.1 and not arp
dump -i m1 -n -t 'icmp and (dst 10.84.0.2 or dst 10.84.0.9)'
dump -i m1 -n -t ether src 02:84:00:00:00:02
dump -i m1 -n -t 'icmp[icmptype] == icmp-echoreply'
dump -i lo -n -t icmp
dump -i m1 -n -t -c 2 icmp
dump -i m1 -n -t net 10.84.0.0/30
dump -i m1 -n -t arp host 10.84.0.1
sleep 3
ping -c 2 -I m0 10.84.0.2
sleep 1.5
kill $pids 2>/dev/null
wait
for i in 1 2 3 4 5 6 7 8 9 10 11; do echo "== $i"; cat /run/$i; done
