# brctl: usage, unknown words, wrong numbers of words.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t brctl
t brctl -h
t brctl --help
t brctl -V
t brctl --version
t brctl nonsense
t brctl addbr
t brctl addbr one two
t brctl delbr
t brctl addif
t brctl addif one
t brctl setageing br
t brctl stp br
t brctl show
t brctl -x
