# tcpdump -r: files that are none.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
mkdir -p /run/q; cd /run/q
t tcpdump -r nosuch
t tcpdump -r /run/q
t tcpdump -r /dev/null
printf 'hello' > a; t tcpdump -r a
printf 'hello, this is not a capture file at all' > a; t tcpdump -r a
printf 'abc' > a; t tcpdump -r a
: > a; t tcpdump -r a
t tcpdump -r
t tcpdump -r a -V a
t tcpdump -V nosuch
t tcpdump -r a/b
t tcpdump -r nosuch icmp and
