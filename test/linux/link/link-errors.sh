# ip link: what is refused.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t ip link show nosuch
t ip link set nosuch up
t ip link del nosuch
t ip link add m0 type veth peer name m0
t ip link add m0 type veth peer name m1
t ip link add m0 type veth peer name m2
t ip link add m5 type veth peer name m1
t ip link add m5 type nosuchtype
t ip link add
t ip link foo
t ip foo
t ip link set m0
t ip link set m0 foo
t ip link set m0 upp
t ip link set
t ip link set up
t ip link del
t ip link del lo
t ip link add aaaaaaaaaaaaaaaaaaaa type bridge
t ip link add a/b type bridge
t ip link set m0 address zz
t ip link set m0 mtu x
t ip link set m0 mtu 67
t ip link set m0 mtu 65536
t ip link set m0 promisc foo
t ip link set m0 addrgenmode foo
t ip link show foo bar
t ip link set m0 name m1
t ip link set m0 name waytoolongforaname
t ip -x
t ip -V
