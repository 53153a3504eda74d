# Objects, commands and options may be shortened.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t ip l
t ip a s lo
t ip r g 127.0.0.1
t ip n
t ip li sh dev lo
t ip addr sh lo
t ip -4 a
t ip -f inet a
t ip -o -4 a
t ip ro
t ip lin set lo down
t ip ad
t ip -br a
t ip addre l
t ip neighb
t ip rou list table local
