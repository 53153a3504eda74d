# Filters that are wrong: networks.
sysctl -q -w net.ipv6.conf.default.disable_ipv6=1; sysctl -q -w net.ipv6.conf.all.disable_ipv6=1
ip link set lo up
w() { while read -r e; do echo "\$ $e"; tcpdump -i lo "$e" 2>&1; echo "=> $?"; done; }
w <<'E'
net
net foo
net 10/8
net 10.9.0.1/24
net 10.9.0.0/33
net 10.0.0.0/x
net 10.0.0.0 mask 255
net 10.0.0.0 mask foo
net 1.2.3.4 mask 255.0.0.0
net 1.2.3.4.5
net ::1/64
net ::/129
ip net ::/3
icmp net 10
ether net 10
net 00:11:22:33:44:55
E
