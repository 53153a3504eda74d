# hostname: what it says and sets.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
t hostname
t hostname -s
t hostname -h
t hostname -V
t hostname -x
t hostname -I
ip link add pa type veth peer name pb
ip addr add 10.71.0.1/24 dev pa
ip addr add 10.71.0.2/24 dev pa
t hostname -I
ip link set pa up; ip link set pb up
t hostname --all-ip-addresses | grep -o '10.71.0.[0-9]'
t hostname -y
t hostname -b
