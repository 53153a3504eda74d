# tcpdump: -h and --version, where they go.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
t tcpdump -h
t tcpdump --help foo
t tcpdump --version --foo
t tcpdump -n -h -Q foo
tcpdump --version 2>/dev/null | wc -l
tcpdump -h 2>/dev/null | wc -l
tcpdump -g 2>/dev/null | wc -l
