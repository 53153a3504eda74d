# What ip netns refuses
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
t ip netns add
t ip netns add a/b
t ip netns add zz
t ip netns add zz
t ip netns add ""
t ip netns add .
t ip netns del
t ip netns del nope
t ip netns exec
t ip netns exec zz
t ip netns exec nope true
t ip netns exec zz nosuchcommand
t ip netns exec zz false
t ip netns set
t ip netns set zz
t ip netns set zz x
t ip netns set nope 5
t ip netns set zz 5
t ip netns set zz 6
t ip netns identify x
t ip netns identify 999999
t ip netns pids
t ip netns pids nope
t ip netns list-id foo
t ip netns xx
t ip netns
t ip -all netns del
t ip netns
