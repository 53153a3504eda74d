# What ip link makes of short words and of devices whose names begin a word.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t ip link add a type dummy
t ip link add dev a type dummy
t ip link add b type dummy
t ip link add d type dummy
t ip link add dev d type dummy
t ip link add l type dummy
t ip link add t type dummy
t ip link add al type dummy
t ip link add n type dummy
t ip link add m type dummy
t ip link set a up
t ip link set dev a up
t ip link set m up
t ip l s dev a addr 02:00:00:00:00:aa tx 44
t ip link set dev a br 02:00:00:00:00:ff al hi
t ip link show a
t ip l sh m
t ip l l m
t ip li se dev m down
t ip link del a
t ip -d -s l sh dev m
t ip link set m type dummy
t ip link set m type nosuch
