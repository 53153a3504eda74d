# ping -i and -W: fractions, too short, too long, garbage.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t ping -i 0.001 -c 2 -q 127.0.0.1
t ping -i 1e-1 -c 2 -q 127.0.0.1
t ping -i 3000000 -c 1 127.0.0.1
t ping -i nan -c 1 127.0.0.1
t ping -i '' -c 2 -q 127.0.0.1
t ping -i 0,3 -c 2 -q 127.0.0.1
t ping -W 0.3 -c 1 10.9.9.9
t ping -W 3000000 -c 1 127.0.0.1
t ping -W 1,5 -c 1 -q 127.0.0.1
t ping -W 0 -c 1 -q 127.0.0.1
t ping -w 0 -c 1 -q 127.0.0.1
