# tracepath: usage and wrong values.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t tracepath
t tracepath -h
t tracepath -V
t tracepath -x 127.0.0.1
t tracepath -l
t tracepath -l 10 127.0.0.1
t tracepath -l x 127.0.0.1
t tracepath -l 70000 127.0.0.1
t tracepath -m 0 127.0.0.1
t tracepath -m 256 127.0.0.1
t tracepath -m x 127.0.0.1
t tracepath -p x 127.0.0.1
t tracepath -p -1 127.0.0.1
t tracepath -p 70000 127.0.0.1
t tracepath nosuch.host
t tracepath 127.0.0.1 127.0.0.2
t tracepath -n 127.0.0.1/44444
t tracepath -6 127.0.0.1
t tracepath -n 1.2.3.4
