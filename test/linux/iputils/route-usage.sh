# route: options it knows and does not.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t route -V
t route nonsense
t route -A inet
t route -A nope
t route -C
t route -4 -n
t route --inet -n
