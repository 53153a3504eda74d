# ping with IPv6 words where IPv4 is meant, and the other way round.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t ping -6 -c 1 127.0.0.1
t ping -4 -c 1 ::1
t ping -4 -6 -c 1 127.0.0.1
t ping -6 -b 127.0.0.1
t ping -4 -F 1 -c 1 127.0.0.1
t ping -4 -N name -c 1 127.0.0.1
