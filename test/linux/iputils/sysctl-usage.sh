# sysctl: usage and odd options.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t sysctl
t sysctl -h
t sysctl --help
t sysctl -d
t sysctl -V
t sysctl --version
t sysctl -y
t sysctl --nope
t sysctl -n
t sysctl -w
