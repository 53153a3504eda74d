# traceroute: usage and wrong values.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t traceroute
t traceroute --help
t traceroute --version
t traceroute -V
t traceroute -Z 127.0.0.1
t traceroute -m
t traceroute -m 0 127.0.0.1
t traceroute -m 256 127.0.0.1
t traceroute -m x 127.0.0.1
t traceroute -f 0 127.0.0.1
t traceroute -f 31 127.0.0.1
t traceroute -q 0 127.0.0.1
t traceroute -q 11 127.0.0.1
t traceroute -w x 127.0.0.1
t traceroute -w -1 127.0.0.1
t traceroute -N 0 127.0.0.1
t traceroute -M nope 127.0.0.1
t traceroute -i nope 127.0.0.1
t traceroute -s 9.9.9.9 127.0.0.1
t traceroute -s nosuch 127.0.0.1
t traceroute nosuch.host
t traceroute 127.0.0.1 70000
t traceroute 127.0.0.1 x
t traceroute 127.0.0.1 40 more
t traceroute -4 -6 127.0.0.1
t traceroute -t 300 127.0.0.1
t traceroute --nope 127.0.0.1
