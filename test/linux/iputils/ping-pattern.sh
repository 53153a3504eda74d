# ping -p and sizes around the time stamp.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t ping -c 1 -p ff 127.0.0.1
t ping -c 1 -p 0 -s 8 127.0.0.1
t ping -c 1 -p abc -s 0 127.0.0.1
t ping -c 1 -p 00112233445566778899aabbccddeeff0011 127.0.0.1
t ping -c 1 -s 65507 -q 127.0.0.1
t ping -c 1 -s 65508 -q 127.0.0.1
t ping -c 1 -s 100000 -q 127.0.0.1
t ping -c 1 -s 1 -q 127.0.0.1
