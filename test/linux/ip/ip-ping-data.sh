# ping's data, identifier, type of service and discovery: what is accepted and what it says.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add peer; ip link add v0 type veth peer name v1 netns peer; ip link set lo up
ip addr add 10.59.0.1/24 dev v0; ip link set v0 up; ip -n peer addr add 10.59.0.2/24 dev v1; ip -n peer link set v1 up
ping -q -c 1 10.59.0.2 >/dev/null
ip netns exec peer timeout 9 tcpdump -l -n -v -c 6 -i v1 'icmp[0] == 8' >/run/dump 2>/dev/null & sleep 2
t ping -p ff -c 1 -s 20 10.59.0.2
t ping -p 0a1b2 -c 1 -s 8 10.59.0.2
t ping -p zz -c 1 10.59.0.2
t ping -e 77 -c 1 10.59.0.2
t ping -e 70000 -c 1 10.59.0.2
t ping -Q 0x1c -c 1 -s 0 10.59.0.2
t ping -Q 0400 -c 1 10.59.0.2
t ping -O -c 3 -i 0.3 -W 1 10.59.0.77
t ping -M dont -c 1 -s 3 10.59.0.2
t ping -M '' -c 1 10.59.0.2
wait; cat /run/dump
