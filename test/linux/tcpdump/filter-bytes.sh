# Filters that are wrong: bytes and arithmetic.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
w() { while read -r e; do echo "\$ $e"; tcpdump -i lo "$e" 2>&1; echo "=> $?"; done; }
w <<'E'
icmp[
icmp[0
icmp[0]
icmp[0] =
icmp[0] == 8 and
icmp[0:3] = 1
icmp[0:0] = 1
icmp[x] = 1
icmp[0] = foo
ip[0] / 0 = 1
ip[0] % 0 = 1
ip[0] << 32 = 1
ip[0] >> 99 = 1
esp[0] = 1
ah[1] = 2
tcp[tcpflags] & tcp-syn
ip[0] & 0xf
foo[0] = 1
len
len >
len len
less
less x
greater -5
byte 1
byte 1 ! 2
E
