# ip neigh: router, extern_learn, managed, use, protocol, append; entries without an address; the kernel's refusals.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add b
ip link add m0 address 02:62:00:00:00:01 type veth peer name m1 address 02:62:00:00:00:02
ip link set m1 netns b
ip link set lo up; ip -n b link set lo up
ip addr add 10.62.0.1/24 dev m0; ip link set m0 up
ip -n b addr add 10.62.0.2/24 dev m1; ip -n b link set m1 up
s() { ip neigh show nud all to $1 dev m0; }
t ip neigh add 10.62.0.20 lladdr 02:00:00:00:00:20 dev m0 router
s 10.62.0.20
t ip neigh add 10.62.0.21 lladdr 02:00:00:00:00:21 dev m0 extern_learn nud reachable
s 10.62.0.21
t ip neigh add 10.62.0.22 lladdr 02:00:00:00:00:22 dev m0 managed
t ip neigh add 10.62.0.22 dev m0 managed nud none
s 10.62.0.22
t ip neigh add 10.62.0.22 dev m0 managed nud stale
t ip neigh add 10.62.0.23 lladdr 02:00:00:00:00:23 dev m0 use
s 10.62.0.23
t ip neigh add 10.62.0.2 dev m0 use nud none
sleep 0.2
s 10.62.0.2
t ip neigh add 10.62.0.24 lladdr 02:00:00:00:00:24 dev m0 protocol static
s 10.62.0.24
t ip neigh show dev m0 to 10.62.0.24 proto static
t ip neigh show dev m0 to 10.62.0.24 proto bgp
t ip neigh append 10.62.0.25 lladdr 02:00:00:00:00:25 dev m0
t ip neigh append 10.62.0.25 lladdr 02:00:00:00:00:26 dev m0
s 10.62.0.25
t ip neigh change 10.62.0.25 dev m0 nud stale
s 10.62.0.25
t ip neigh replace 10.62.0.25 dev m0 nud delay
s 10.62.0.25
t ip neigh replace 10.62.0.25 dev m0 nud none
s 10.62.0.25
t ip neigh replace 10.62.0.25 dev m0 nud stale
t ip neigh replace 10.62.0.26 dev m0 nud reachable
s 10.62.0.26
t ip neigh add 10.62.0.26 lladdr 02:00:00:00:00:26 dev m0
t ip neigh replace 10.62.0.26 lladdr 02:00:00:00:00:26 dev m0 nud incomplete
s 10.62.0.26
t ip neigh replace 10.62.0.26 lladdr 02:00:00:00:00:26 dev m0 nud probe
s 10.62.0.26
t ip neigh add 10.62.0.27 lladdr 02:00:00:00:00:27 dev m0 nud 0x40
s 10.62.0.27
t ip neigh add 10.62.0.28 lladdr 02:00:00:00:00:28 dev m0 nud 64
t ip neigh add 10.62.0.29 lladdr 02:00:00:00 dev m0
t ip neigh add 10.62.0.30 lladdr 02:00:00:00:00:30 dev m0 dev m0
t ip neigh add 10.62.0.31 10.62.0.32 lladdr 02:00:00:00:00:30 dev m0
t ip neigh add 10.62.0.33/24 lladdr 02:00:00:00:00:30 dev m0
t ip neigh add 10.62.0.33 lladdr 02:00:00:00:00:30
t ip neigh add 10.62.0.255 lladdr 02:00:00:00:00:ff dev m0
t ip neigh add 10.62.0.1 lladdr 02:00:00:00:00:ff dev m0
t ip neigh add 224.0.0.9 lladdr 02:00:00:00:00:ff dev m0
t ip neigh add 0.0.0.0 lladdr 02:00:00:00:00:ff dev m0
s 10.62.0.255; s 10.62.0.1; s 224.0.0.9; ip -4 neigh show nud all dev m0 | grep ^0.0.0.0
t ip neigh del 10.62.0.20 dev m0
s 10.62.0.20
t ip neigh del 10.62.0.20 dev m0
t ip neigh del 10.62.0.24 lladdr 02:00:00:00:00:99 dev m0
s 10.62.0.24
t ip neigh del 10.62.0.99
t ip neigh del dev m0
t ip neigh del 10.62.0.255 dev m0
s 10.62.0.255
t ip neigh flush dev m0 nud all
ip -4 neigh show nud all dev m0 | sort
