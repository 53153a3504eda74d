# Words that JSON must escape
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
t ip link set ea alias 'a "quoted" word'
t ip -j link show ea
t ip link show ea
t ip link set ea alias 'back\\slash'
t ip -j link show ea
t ip link set ea alias "tab	here"
t ip -j -p link show ea
t ip link set ea alias ''
t ip -j link show ea
