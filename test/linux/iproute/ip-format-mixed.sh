# Several options of form at once
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up; ip addr add 10.144.0.1/24 dev ea
t ip -o -d link show ea
t ip -o -s -s link show ea
t ip -o -br link show ea
t ip -j -br -o addr show ea
t ip -j -c addr show ea
t ip -N -d addr show ea
t ip -s -h -iec -o link show ea
t ip -j -p -o -4 addr show ea
t ip -d -s addr show ea
t ip -4 -d addr show ea
t ip -4 -o -c addr show ea
t ip -0 -d addr show ea
t ip -0 -br addr show ea
t ip -0 -j addr show ea
t ip -t -o link show ea
t ip -br -c link show ea
