# uname: abbreviations of its long options.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t uname --op
t uname --pro
t uname --hard
t uname --kernel-n
t uname --m --node
