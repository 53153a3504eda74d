# arp(8) of net-tools: lists, entries made and deleted, and /proc/net/arp.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add b
ip link add m0 address 02:58:00:00:00:01 type veth peer name m1 address 02:58:00:00:00:02
ip link set m1 netns b
ip link set lo up; ip -n b link set lo up
ip addr add 10.58.0.1/24 dev m0; ip link set m0 up
ip -n b addr add 10.58.0.2/24 dev m1; ip -n b link set m1 up
sleep 2
ping -c 1 -q 10.58.0.2 >/dev/null
t arp
t arp -n | sort
t arp -a
t arp -an
t arp -e
t arp -en
t arp -v
t arp -n 10.58.0.2
t arp -a 10.58.0.2
t arp -n 10.58.0.9
t arp -a -n 10.58.0.9
t arp -n -i m0
t arp -n -i lo
t arp -i nosuch
t arp -s 10.58.0.5 02:00:00:00:00:05
t arp -n 10.58.0.5
ip neigh show 10.58.0.5
t arp -s 10.58.0.6 02:00:00:00:00:06 temp
ip neigh show 10.58.0.6
t arp -s 10.58.0.7 02:00:00:00:00:07 -i m0
t arp -i m0 -s 10.58.0.7 02:00:00:00:00:07
t arp -d 10.58.0.5
t arp -d 10.58.0.5
t arp -n 10.58.0.5
t arp -d 10.58.0.99
t arp -s 10.99.0.5 02:00:00:00:00:05
t arp -s 10.58.0.8 zz
t arp -s 10.58.0.8
t arp -Ds 10.58.0.8 m0
ip neigh show 10.58.0.8
t arp -Ds 10.58.0.9 m0 pub
t arp -s 10.58.0.10 02:00:00:00:00:06 pub
ip neigh show proxy
t arp -n | sort
sort /proc/net/arp
t arp -d 10.58.0.9 pub
t arp -i m0 -d 10.58.0.9 pub
ip neigh show proxy
t arp -s foo 02:00:00:00:00:06
t arp foo
t arp -n foo
t arp -H ax 
t arp -z
t arp -V

ping -c 1 -w 1 10.58.0.44 >/dev/null
sleep 4
t arp -n 10.58.0.44
t arp -a 10.58.0.44
t arp -a -n | sort
ip neigh | sort
