# tracepath: names, ports after a slash, and lo.
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
t tracepath -n localhost
t tracepath localhost
t tracepath -b localhost
t tracepath -b -n 10.61.0.2
t tracepath 10.61.0.2/4000
t tracepath -n -m 3 -l 100 10.61.0.2
t tracepath -n -m 1 -l 29 127.0.0.1
t tracepath -l 28 127.0.0.1
t tracepath ''
