# sysctl: values written, with and without -w.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t sysctl -w net.ipv4.ip_forward=1
t sysctl net.ipv4.ip_forward=0
t sysctl net.ipv4.ip_forward = 1
t sysctl -w net.ipv4.ip_forward
t sysctl -w 'net.ipv4.ip_forward = 1'
t sysctl -wn net.ipv4.ip_forward=0
t sysctl -qw net.ipv4.ip_forward=1
t sysctl -wN net.ipv4.ip_forward=1
t sysctl -w net.ipv4.ip_forward=x
t sysctl -w net.ipv4.ip_forward=
t sysctl -w net.ipv4.nope=1
t sysctl -ew net.ipv4.nope=1
t sysctl -w =1
t sysctl -w net.ipv4.ip_default_ttl=300
t sysctl -w net.ipv4.ip_default_ttl=65 net.ipv4.nope=1 net.ipv4.ip_forward=0
t sysctl -w net.ipv4.conf=1
t sysctl -w net.ipv4.ping_group_range='0 5'
t sysctl -w net.ipv4.ping_group_range=5
t sysctl --write net.ipv4.ip_forward=1
t sysctl --dry-run -w net.ipv4.ip_forward=0
t sysctl net.ipv4.ip_forward
t sysctl -bw net.ipv4.ip_forward=1
