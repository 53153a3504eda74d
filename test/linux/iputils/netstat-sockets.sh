# netstat: sockets where there are none, groups, usage.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t netstat -V
t netstat -x -z
t netstat --nope
t netstat -tn
t netstat -un
t netstat -wn
t netstat -tuln
t netstat -tulpn
t netstat -M
t netstat -n -t -l
t netstat -s -t
t netstat -s -u
