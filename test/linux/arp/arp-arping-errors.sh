# arping: what it cannot do, and in which order it looks.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add m0 address 02:56:00:00:00:01 type veth peer name m1 address 02:56:00:00:00:02
ip addr add 10.56.0.1/24 dev m0
t arping -c 1 -I nosuch foo
t arping -c 1 -I nosuch -s foo 10.56.0.2
t arping -c 1 -I m0 -s foo 10.56.0.2
t arping -c 1 10.56.0.2
t arping -q -c 1 -I m0 10.56.0.2
t arping -D -c 1 -I m0 10.56.0.2
ip link set lo up; ip link set m0 up; ip link set m1 up
sleep 1.2
t arping -c 1 10.56.0.1
t arping -q -c 1 -I lo 127.0.0.1
t arping -D -c 1 -I lo 127.0.0.1
t arping -c 1 1.2.3.4
t arping -c 1 -I m0 10.56.2
t arping -c 1 -I m0 300.1.1.1
t timeout 1.5 arping -c 1 -i 0 10.56.0.2
t arping -w -1 10.56.0.2
t arping -w x 10.56.0.2
t arping -W 1 10.56.0.2
t arping -c 99999999999 10.56.0.2
t arping -c 1x 10.56.0.2
t arping -c '' 10.56.0.2
t arping -I m0 -D -s 10.56.0.1 -c 1 10.56.0.1
t arping -c 1 -I m0 -U -s 10.56.0.9 10.56.0.1
t arping -c 1 -I m0 224.0.0.5
t arping -c 1 -I m0 10.56.0.255
t arping -c 1 10.56.0.255
t arping -c 1 -I m0 255.255.255.255
t arping -c 1 -I m0 0.0.0.0
ip link set m0 arp off
t arping -c 1 -I m0 10.56.0.2
t arping -c 1 -D -I m0 10.56.0.2
ip link set m0 arp on
ip addr flush dev m0
t arping -c 1 -I m0 10.56.0.2
t arping -c 1 -D -I m0 10.56.0.2
