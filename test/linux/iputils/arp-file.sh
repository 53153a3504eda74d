# arp -f: entries from a file.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip netns add far
ip link add pa type veth peer name pb netns far
ip link set pa address 02:00:00:5a:00:01
ip -n far link set pb address 02:00:00:5a:00:02
ip addr add 10.61.0.1/24 brd + dev pa
ip -n far addr add 10.61.0.2/24 brd + dev pb
ip link set pa up; ip -n far link set pb up; ip -n far link set lo up
printf '10.61.0.20 02:00:00:00:00:20\n# a comment\n\n10.61.0.21 02:00:00:00:00:21 temp\n10.61.0.22 pa pub\n' >/run/ethers
t arp -f /run/ethers
t arp -n 10.61.0.20
t arp -n 10.61.0.21
t arp -f /run/nothing
printf '10.61.0.23\n' >/run/bad
t arp -f /run/bad
printf '10.61.0.24 zz:zz\n' >/run/bad
t arp -f /run/bad
printf 'nosuch 02:00:00:00:00:25\n' >/run/bad
t arp -f /run/bad
t arp -f
t arp -v -f /run/ethers
