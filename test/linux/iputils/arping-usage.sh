# arping: usage and refusals.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t arping
t arping -h
t arping -V
t arping -x
t arping -c
t arping -c 1 1.2.3.4 5.6.7.8
t arping -c 0 1.2.3.4
t arping -c 2147483648 1.2.3.4
t arping -c 1z 1.2.3.4
t arping -w -1 1.2.3.4
t arping -w x 1.2.3.4
t arping -i x -c 1 1.2.3.4
t arping -i -1 -c 1 1.2.3.4
t arping -I nope -c 1 1.2.3.4
t arping -I lo -c 1 127.0.0.1
t arping -q -I lo -c 1 127.0.0.1
t arping -I lo -D -c 1 127.0.0.1
t arping -c 1 no.such.host
t arping -c 1 ''
t arping -I '' -c 1 1.2.3.4
