# hostname and uname: several options at once.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t hostname -s -h
t hostname --short
t hostname --nope
t hostname --version
t hostname -F
t hostname new-name
t uname -n
t uname -no
t uname --node
t uname --all --nope
t uname -sm extra
t uname -
t hostname -
