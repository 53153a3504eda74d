# Names: renaming up and down, clashes, what goes along.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add s0 type veth peer name s1
ip link add dd type dummy
t ip link set s0 name t0
t ip link show t0
t ip link set t0 up
t ip link set t0 name u0
t ip link set t0 name s1
t ip link set t0 name t0
t ip link set dev t0 down name u0
t ip link set t0 down
t ip link set dev t0 name u0 up
t ip link show u0
t ip link set u0 down
t ip link set u0 name s1
t ip link set u0 name u0
t ip link set u0 name ""
t ip link set u0 name a/b
t ip link set u0 name "a b"
t ip link set u0 name .
t ip link set u0 name all
t ip link set u0 name default
t ip link set u0 name sixteencharacter
t ip link set u0 name fifteencharacte
t ip link show fifteencharacte
t ip addr add 10.74.0.1/24 dev dd
t ip link set dd name ee
t ip addr show ee
t ip link set ee name 'ff%d'
t ip link show type dummy
t ip link add type dummy
t ip link add type veth
t ip link add name 'q%d' type dummy
t ip link add 'q%d' type dummy
t ip -br link
t cat /proc/sys/net/ipv4/conf/ee/forwarding
t ip link set lo name lo1
t ip link show
