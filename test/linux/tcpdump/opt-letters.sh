# tcpdump: letters that are no options.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
t tcpdump -g
t tcpdump -k
t tcpdump -o
t tcpdump -R
t tcpdump -nZ
t tcpdump -i
t tcpdump -i lo -w
t tcpdump -niloQ
t tcpdump -?
