# ip link set and show: other words, several at once, and errors.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link add s0 type veth peer name s1
ip link add dd type dummy
t ip link set s0 txqueuelen 50
t ip link show s0
t ip link set s0 qlen 0
t ip link show s0
t ip link set s0 txqueuelen x
t ip link set s0 txqueuelen 4294967295
t ip link show s0
t ip link set s0 txqueuelen 1000
t ip link set s0 alias "a cable to the left"
t ip link show s0
t ip addr show s0
t ip -o link show s0
t ip link set s0 alias ""
t ip link show s0
t ip link set s0 group 5
t ip link show s0
t ip link set s0 group default
t ip link set s0 group nosuchgroup
t ip link show s0
t ip link set dd group 9
t ip link show group 9
t ip link set group 9 up
t ip link show group 9
t ip link show group default
t ip link set group 9 down
t ip link del group 9
t ip link show group 9
t ip link set dev s0 mtu 1400 up address 02:00:00:00:01:01 txqueuelen 77
t ip link show s0
t ip link set s0 up down
t ip link show s0
t ip link set s0 up mtu 3
t ip link show s0
t ip link set s0 mtu 1400 mtu 1500
t ip link set s0 dev s1
t ip link set dev s0 foo
t ip link set dev s0 index 5
t ip link set dev
t ip link set s0 mtu
t ip link set s0 address
t ip link set s0 name
t ip link set s0 netns
t ip link show dev
t ip link show up
t ip link show type veth
t ip link show type nosuch
t ip link show vrf x
t ip link show master nosuch
t ip link show s0 s1
t ip link add s0 type dummy
t ip link add dev s7 index 40 type dummy
t ip link show s7
t ip link add dev s8 index 40 type dummy
t ip link add dev s8 txqueuelen 9 mtu 1300 address 02:00:00:00:01:08 type dummy
t ip link show s8
t ip link add dev s9 mtu 10 type veth peer name s10 mtu 70000
t ip link add dev s9 type veth peer s10 mtu 1300
t ip link show s9
t ip link show s10
t ip link add dev s11 up type dummy
t ip link show s11
t ip link del s7 s8
t ip link del dev s7
t ip link del s8 type dummy
t ip link del s9 type dummy
t ip link add dev s20 type veth peer name s20
t ip link add dev s20 alias foo group 3 type dummy
t ip link show s20
t ip link add s21 type dummy foo
t ip -s link show s0
t ip -s -s -o link show s0
t ip -br link show s0
t ip -br -s link show s0
