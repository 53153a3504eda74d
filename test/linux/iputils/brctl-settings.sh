# brctl: ageing, delays, priorities, spanning tree.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
brctl addbr brx
ip link set brx address 02:00:00:5c:00:01
t brctl setageing brx 30
t brctl setageing brx x
t brctl setageing nope 30
t brctl setbridgeprio brx 4096
t brctl setbridgeprio brx x
t brctl setbridgeprio brx 70000
t brctl show
t brctl setfd brx 4
t brctl setfd brx 100
t brctl setfd brx x
t brctl sethello brx 1
t brctl sethello brx 100
t brctl setmaxage brx 10
t brctl setmaxage brx 100
t brctl stp brx on
t brctl show brx
t brctl stp brx off
t brctl stp brx yes
t brctl stp brx no
t brctl stp brx maybe
t brctl stp nope on
t brctl show
t brctl setgcint brx 5
t brctl showmacs brx
t brctl showmacs nope
t brctl showstp nope
