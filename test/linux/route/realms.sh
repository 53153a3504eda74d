# realm words of ip route and ip rule.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add du type dummy; ip link set du up; ip addr add 10.74.0.1/24 dev du
n=0; a() { n=$((n+1)); echo "$ $*"; ip route add 10.$((100+n)).0.0/16 via 10.74.0.9 "$@"; echo "= $?"; }
a realm 5; a realms 5/6; a realm 256; a realm x; a realm 5/x; a realm 65535; a realm 65536; a realm 0; a realm cosmos; a realm 0x10; a realm 5/; a realm /5; a realm
ip route
ip route show realm 5; echo $?
ip route show realms 5/6; ip route show realm 0; ip route show realm x; echo $?
ip route get 10.101.0.1; ip route get 10.102.0.1
n=100; u() { n=$((n+1)); echo "$ $*"; ip rule add pref $n "$@"; echo "= $?"; }
u from 10.1.0.0/16 realms 5; u from 10.1.0.0/16 realms 5/6; u realm 7; u realms 256; u realms x; u realms 65536; u realms
ip rule; ip -j rule; echo; ip -N rule
