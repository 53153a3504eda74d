# icmp_echo_ignore_all and the default TTL.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t sysctl -w net.ipv4.icmp_echo_ignore_all=1
t ping -c 2 -W 1 127.0.0.1
t sysctl -w net.ipv4.icmp_echo_ignore_all=0
t ping -c 1 127.0.0.1
t sysctl -w net.ipv4.ip_default_ttl=33
t ping -c 1 127.0.0.1
t sysctl -w net.ipv4.ip_default_ttl=256
t sysctl net.ipv4.ip_default_ttl
t sysctl -w net.ipv4.ip_default_ttl=0
