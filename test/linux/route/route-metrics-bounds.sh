# route and ip route: mss, window, irtt and other metrics at their bounds.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add du type dummy; ip link set du up; ip addr add 10.73.0.1/24 dev du
n=0; r() { n=$((n+1)); echo "$ $*"; route add -net 10.$((100+n)).0.0/16 gw 10.73.0.9 "$@"; echo "= $?"; }
r mss 65535; r mss 65536; r mss 100000; r mss 0; n=$((n+1)); r mss x; r mss 1
r window 65535; r window 65536; r window 0; r window 100; r window 127; r window 128; r window 1073725440; r window 1073725441
r irtt 1; r irtt 250; r irtt 100000; r irtt 0; r mss
route -ee; ip route
a() { n=$((n+1)); echo "$ $*"; ip route add 10.$((100+n)).0.0/16 via 10.73.0.9 "$@"; echo "= $?"; }
a mtu 65535; a mtu 65536; a mtu 4294967295; a mtu 4294967296; a mtu 67; a mtu 0; a advmss 65535; a advmss 65496; a advmss 65536; a window 65536; a hoplimit 255; a hoplimit 256; a rtt 1; a rtt 1s; a rtt 1000ms; a rtt x
ip route
