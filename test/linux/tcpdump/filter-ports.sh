# Filters that are wrong: ports.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
w() { while read -r e; do echo "\$ $e"; timeout 5 tcpdump -i lo "$e" 2>&1 | grep -v "^listening\|^tcpdump: verbose\|packets captured\|packets received\|packets dropped\|^$"; done; }
w <<'E'
port
port foo
port 65536
port 99999
port -1
port 80-90
portrange
portrange 80-
portrange foo-80
portrange 1-70000
port 1.2.3.4
portrange 1.2.3.4
port 1.2.3.0/24
port ::1
arp port 3
icmp port 3
ip port 80
ip6 port 80
ether port 5
tcp port bootps
udp port ssh
src port
port (80 or foo)
tcp port 80 443
E
