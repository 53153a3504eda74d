# tcpdump: what is refused.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add m0 type veth peer name m1
t tcpdump -i nosuch
t tcpdump -i m0
t tcpdump -i lo -n foo
t tcpdump -i lo -n host
t tcpdump -i lo -n arp and
t tcpdump -i lo -n host 10.1.1
t tcpdump -i lo -c x
t tcpdump -i lo -c 0
t tcpdump -i lo -n '(arp'
t tcpdump -i lo -n port 80000
t timeout 1 tcpdump -i lo -n
