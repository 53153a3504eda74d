# tcpdump -w, then -r in many ways.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
ip netns add far; ip netns exec far sysctl -q -w net.ipv6.conf.default.disable_ipv6=1
ip link add m0 address 02:45:00:00:00:01 type veth peer name m1 address 02:45:00:00:00:02 netns far
ip addr add 10.45.0.1/24 dev m0; ip link set m0 up
ip -n far addr add 10.45.0.2/24 dev m1; ip -n far link set m1 up; ip -n far link set lo up
mkdir -p /run/write-read; cd /run/write-read
sleep 1.2
n=0
dump() { n=$((n + 1)); tcpdump "$@" >out$n 2>&1 & pids="$pids $!"; args[n]="$*"; }
dump -i m0 -w a
dump -i any -w b icmp or arp
dump -i m0 -w c -c 2
dump -i m0 -w d -s 40
dump -i m0 --count
dump -i m0 -w x --print -n -t
until [ "$(grep -l "listening on" out* err 2>/dev/null | wc -l)" = "$(echo $pids | wc -w)" ]; do sleep 0.3; done
sleep 1
ping -q -c 2 -p 4142 10.45.0.2 >/dev/null
sleep 2
kill -INT $pids 2>/dev/null
wait
for i in $(seq $n); do echo "== tcpdump ${args[i]}"; cat out$i; done
r() { echo "\$ tcpdump $*"; tcpdump "$@" 2>&1; echo "=> $?"; }
r -n -t -r a
r -n -t -r a -c 1
r -n -t -r a icmp
r -n -t -r a "icmp[icmptype] = 8" -e
r -n -t -r a -q
r --count -r a
r --count -r a arp
r --count -r a -c 1
r -n -t -r a -# 
r -n -t -r b
r -n -t -r b -e
r -n -t -r b outbound
r -n -t -r b arp
r -n -t -r c
r -n -t -r d
r -n -t -r a -w e arp
r -n -t -r e
r -n -t -r a -w nosuch/x
r -n -t -r a -w /run
r -n -t -r a inbound
r -n -t -r a ifindex 1
r -n -t -r b ether host 1:2:3:4:5:6
r -n -t -r a icmp and
r -n -t -r a -f
r -n -t -r a -y FOO
r -n -t -r a -y RAW -c 1
r -n -t -r a -I -L -J -p -c 1
r -n -t -r a -i nosuch -c 1
echo a >l; echo c >>l; r -V l -n -t
r -V l -n -t -c 3
