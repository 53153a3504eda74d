# uname: every flag.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t uname
t uname -s
t uname -n
t uname -m
t uname -o
t uname -p
t uname -i
t uname -sn
t uname -m -s
t uname --kernel-name
t uname --nodename
t uname --operating-system
t uname --mach
t uname -x
t uname --nope
t uname extra
t uname --kernel
t uname --help
