# ping -f: dots that go away, and the gap between packets.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t ping -f -c 25 127.0.0.1
t ping -f -q -c 25 127.0.0.1
t ping -f -i 0.1 -c 3 127.0.0.1
t ping -f -v -c 3 127.0.0.1
t ping -f -O -c 3 127.0.0.1
t ping -f -l 3 -c 6 127.0.0.1
