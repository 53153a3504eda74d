# ping: numbers out of range, with garbage behind, in odd forms.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t ping -c 1x 127.0.0.1
t ping -c ' 1' -q -n 127.0.0.1
t ping -c +1 -q 127.0.0.1
t ping -c 0x1 127.0.0.1
t ping -c 9223372036854775808 127.0.0.1
t ping -c -5 127.0.0.1
t ping -c '' 127.0.0.1
t ping -s 2147483648 127.0.0.1
t ping -t -1 127.0.0.1
t ping -w -1 127.0.0.1
t ping -w 2147483648 127.0.0.1
t ping -W -1 127.0.0.1
t ping -m -1 127.0.0.1
t ping -m 4294967296 127.0.0.1
t ping -S 0 -c 1 127.0.0.1
t ping -S x 127.0.0.1
t ping -l 0 127.0.0.1
t ping -l 65537 127.0.0.1
t ping -l x 127.0.0.1
t ping -e 65536 127.0.0.1
t ping -e -1 127.0.0.1
t ping -Q 256 127.0.0.1
t ping -Q 0xzz 127.0.0.1
t ping -Q -1 -c 1 127.0.0.1
t ping -p xyz 127.0.0.1
t ping -p '' -c 1 127.0.0.1
t ping -M nope 127.0.0.1
t ping -T nope 127.0.0.1
t ping -R -T tsonly 127.0.0.1
t ping -F 1 -c 1 127.0.0.1
t ping -N name -c 1 127.0.0.1
t ping -N help
