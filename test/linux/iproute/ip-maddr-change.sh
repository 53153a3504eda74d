# ip maddr add and del, and what they refuse
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up
t ip maddr add 01:00:5e:01:02:03 dev ea
t ip maddr add 01:00:5e:01:02:03 dev ea
t ip maddr show dev ea
t ip -o maddr show ea
t ip -j maddr show ea
t ip maddr del 01:00:5e:01:02:03 dev ea
t ip maddr del 01:00:5e:01:02:03 dev ea
t ip maddr add 239.1.1.1 dev ea
t ip maddr add xx dev ea
t ip maddr add 01:00:5e:01:02:03
t ip maddr add
t ip maddr add 01:00:5e:01:02:03 dev nope
t ip maddr add 02:00:00:00:00:05 dev ea
t ip maddr add address 01:00:5e:01:02:04 dev ea
t ip maddr show dev ea
t ip maddr add 01:00:5e:01:02 dev ea
t ip maddr add 01:00:5e:01:02:04 01:00:5e:01:02:05 dev ea
t ip maddr add 01:00:5e:01:02:07 dev lo
t ip maddr delete 1 dev lo
t ip maddr show dev ea dev eb
t ip maddr show ea eb
t ip maddr xx
