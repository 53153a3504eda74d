# arp(8): words it does not take, and what the kernel refuses.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add m0 address 02:58:00:00:00:01 type veth peer name m1 address 02:58:00:00:00:02
ip link set lo up; ip addr add 10.58.0.1/24 dev m0; ip link set m0 up; ip link set m1 up
sleep 1.2
t arp
t arp -n
t arp -v
t arp -a
t arp -i m0
t arp 10.58.0.2
t arp -a 10.58.0.2
t arp -s
t arp -d
t arp -s 10.58.0.2
t arp -d 10.99.0.1
t arp -d 10.58.0.1
t arp -i nosuch -d 10.58.0.1
t arp -i nosuch -s 10.58.0.2 02:00:00:00:00:02
t arp -i lo -s 10.58.0.2 02:00:00:00:00:02
t arp -Ds 10.58.0.2 nosuch
t arp -Ds 10.58.0.2 lo
t arp -s 10.58.0.2 02:00:00:00:00:02 foo 2>&1 | head -n 2
t arp -s 10.58.0.2 2:0:0:0:0:2
ip neigh show dev m0
t arp -s 10.58.0.2 02-00-00-00-00-02
t arp -s 10.58.0.2 02:00:00:00:00
t arp -s 10.58.0.2 02:00:00:00:00:02 dev m0
t arp -s 10.58.0.2 02:00:00:00:00:03 temp dev m0
ip neigh show dev m0
t arp -v -s 10.58.0.2 02:00:00:00:00:04 temp
t arp -v -d 10.58.0.2
t arp -v
t arp -Ds 10.58.0.9 m0 pub
t arp -a
t arp -e 10.58.0.9
t arp -v -n 10.58.0.8
t arp -H ether -n
t arp -H arcnet
t arp -d 10.58.0.9 pub dev m0
t arp -a 10.58.0.9 10.58.0.8
ip link set m0 arp off
t arp -s 10.58.0.4 02:00:00:00:00:02
ip neigh show dev m0
