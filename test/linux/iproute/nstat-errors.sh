# nstat: what it refuses
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
t nstat -h
t nstat --help
t nstat -V
t nstat --version
t nstat -x
t nstat --foo
t nstat -?
t nstat -zx
t nstat -a --bar
