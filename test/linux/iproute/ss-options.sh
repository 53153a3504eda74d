# ss: usage, version, what it refuses
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
t ss -h
t ss --help
t ss -V
t ss --version
t ss -j
t ss -y
t ss --foo
t ss -f
t ss -A
t ss -N
t ss -N nope
t ss -f help
t ss -tZ
t ss -z
t ss --tcp --all
t ss --listening --udp
t ss --tc
t ss --no-header --tcp
t ss -s
t ss -ts
t ss --summary
