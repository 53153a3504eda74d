# tcpdump: what is refused.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
ip link add m0 type veth peer name m1
t timeout 2 tcpdump -i nosuch
t timeout 2 tcpdump -i m0
t timeout 2 tcpdump -i lo -n foo
t timeout 2 tcpdump -i lo -n host
t timeout 2 tcpdump -i lo -n arp and
t timeout 2 tcpdump -i lo -n host 10.1.1
t timeout 2 tcpdump -i lo -c x
t timeout 2 tcpdump -i lo -c 0
t timeout 2 tcpdump -i lo -n '(arp'
t timeout 2 tcpdump -i lo -n port 80000
t timeout 1 tcpdump -i lo -n icmp
