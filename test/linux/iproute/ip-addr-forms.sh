# Ways to write addresses
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link set ea up
t ip addr add 10.66.1/24 dev ea
t ip addr add 10.66.2.1/24 dev ea label zz
t ip addr add 10.66.2.4/24 dev ea broadcast 1.2.3
t ip addr add 10.66.3.11/24 dev ea nodad
t ip addr add 10.66.3.12/24 dev ea home
t ip addr add 10.66.3.13/24 dev ea mngtmpaddr
t ip addr add 239.1.1.2/32 dev ea
t ip addr add 255.255.255.255/32 dev ea
t ip addr add local 10.66.4.1/24 dev ea
t ip addr add dev ea 10.66.5.1/24 scope host
t ip addr add 10.66.6.1/24 dev ea brd -
t ip addr add 10.66.7.1/31 dev ea brd +
t ip addr show dev ea
t ip addr change 10.66.8.1/24 dev ea
t ip addr replace 10.66.8.1/24 dev ea
t ip addr chg 10.66.8.2/24 dev ea
t ip addr repl 10.66.8.3/24 dev ea metric 9
t ip addr add 10.66.8.1/24 dev ea
t ip a a 10.66.9.1/24 dev ea
t ip a d 10.66.9.1/24 dev ea
t ip addr show to 10.66.8.0/22
