# Words of ip monitor, and what it refuses
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
t ip monitor foo
t ip monitor link foo
t ip monitor help
t ip monitor file
t ip monitor file /nope
t ip monitor dev
t ip monitor dev nope
t ip monitor link dev nope
t timeout 0.5 ip monitor dev lo
t timeout 0.5 ip monitor l
t timeout 0.5 ip monitor li
t timeout 0.5 ip mon a
t timeout 0.5 ip monitor r ne n
t timeout 0.5 ip monitor label all
