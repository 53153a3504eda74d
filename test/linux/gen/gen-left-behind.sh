# What a failed route leaves behind: a table, unless the prefix was wrong; what a rule's deletion asks for, a length of 0 too.
ip netns add ns1; ip -n ns1 link set lo up; ip -n ns1 link add du1 type dummy; ip -n ns1 addr add 10.1.0.1/24 dev du1; ip -n ns1 link set du1 up
q() { echo "\$ $*"; ip -n ns1 "$@"; echo "=> $?"; }
q route replace 10.11.4.244/16 dev du1 table 200
q route del 10.11.0.0/16 dev du1 table 200
q route add 10.11.4.244/16 dev du1 table 201
q route del 10.11.0.0/16 dev du1 table 201
q route add 10.11.0.0/16 via 10.77.0.1 table 202
q route del 10.11.0.0/16 dev du1 table 202
q route add 10.11.0.0/16 dev du1 metric 3 table 203
q route del 10.11.0.0/16 dev du1 metric 4 table 203
q route add 10.11.0.0/16 dev du1 src 9.9.9.9 table 204
q route del 10.11.0.0/16 dev du1 table 204
q route replace 10.11.4.0/24 nhid 77 table 205
q route del 10.11.4.0/24 table 205
q route change 10.11.4.0/24 dev du1 table 206
q route del 10.11.4.0/24 dev du1 table 206
q rule del not lookup main suppress_prefixlength 0
q rule del not lookup main
q rule
q rule add not from 10.0.0.0/8 lookup 100
q rule del from 10.0.0.0/8 lookup 100
q rule add lookup 100 suppress_prefixlength 0
q rule del lookup 100
q rule add lookup 100 suppress_prefixlength 0
q rule del lookup 100 suppress_prefixlength 8
q rule del lookup 100 suppress_ifgroup 0
q rule del lookup 100 suppress_prefixlength 0
q rule add lookup 100 suppress_prefixlength 0 not from 10.0.0.0/8
q rule del lookup 100 suppress_prefixlength 0
q rule
q route add 10.11.4.244/16 dev du1 tos 1 table 207
q route add 10.11.4.244/16 nhid 5 dev du1 table 208
q route add 10.11.4.244/16 via 10.99.0.1 table 209
q route del 10.11.4.244/16 via 10.99.0.1 tos 1 table 209
