# ping: usage, version, and a lack of words.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t ping -h
t ping -V
t ping
t ping -c 1
t ping -Z 127.0.0.1
t ping -c
t ping --count 1 127.0.0.1
t ping --
