# ping: names from /etc/hosts, odd spellings of addresses.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t ping -c 1 localhost
t ping -c 1 -q localhost
t ping -c 1 -4 -n localhost
t ping -c 1 0x7f000001
t ping -c 1 2130706433
t ping -c 1 0177.0.0.1
t ping -c 1 127.0.1
t ping -c 1 127.0.0.1.
t ping -c 1 127.0.0.1:80
t ping -c 1 127.0.0.1/8
t ping -c 1 256.1.1.1
t ping -c 1 ''
t ping -c 1 no.such.host.invalid
t ping -c 1 -I '' 127.0.0.1
t ping -c 1 -I averyverylongdevicename 127.0.0.1
