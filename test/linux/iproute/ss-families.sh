# ss by family, by query, by state
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
t ss -f inet
t ss -f inet6
t ss -f link
t ss -f unix
t ss -f vsock
t ss -f tipc
t ss -f xdp
t ss -f nosuch
t ss -A tcp
t ss -A udp
t ss -A tcp,udp
t ss -A inet
t ss -A raw
t ss -A unix
t ss -A unix_stream
t ss -A packet
t ss -A dccp
t ss -A vsock
t ss -A xdp
t ss -A foo
t ss --family=inet
t ss --query=tcp
t ss -t state established
t ss -t state listening
t ss -t state connected
t ss -t state all
t ss -u state all
t ss state foo
t ss -t state time-wait
