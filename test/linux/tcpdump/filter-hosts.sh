# Filters that are wrong: hosts.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
w() { while read -r e; do echo "\$ $e"; tcpdump -i lo "$e" 2>&1; echo "=> $?"; done; }
w <<'E'
host
host foo
host 1.2.3.400
host 1.2.3.4.5
host 5000000000
host 10/8
host 10.0.0.1/24
host 10.9 mask 255.0.0.0
host 00:11:22:33:44:55
host ::1/64
src host
src and host 1.2.3.4
icmp host 1.2.3.4
tcp src 1.2.3.4
ip6 host 10.0.0.1
ip host ::1
ether host foo
ether host 1.2.3.4
link host 1.2.3.4
ether 1.2.3.4
1.2.3.4
host 1.2.3.4 5.6.7.8
host (1.2.3.4
host ()
E
