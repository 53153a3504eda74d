# MAC addresses: changed while down and up, refused ones, who learns of it.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip netns add far
ip link add s0 address 02:00:00:00:aa:01 type veth peer name s1 address 02:00:00:00:aa:02 netns far
ip link add dd address 02:00:00:00:aa:03 type dummy
ip link add bb address 02:00:00:00:aa:04 type bridge
t ip link add x0 address 01:00:00:00:00:01 type dummy
t ip link add x0 address 00:00:00:00:00:00 type dummy
t ip link add x0 address ff:ff:ff:ff:ff:ff type veth peer name x1
t ip link add x0 address 02:00:00:00:00 type dummy
for d in s0 dd bb lo; do
  t ip link set $d address 01:00:5e:00:00:01
  t ip link set $d address 00:00:00:00:00:00
  t ip link set $d address 02:00:00:00:bb
  t ip link set $d address 02:00:00:00:bb:01:02
done
ip link set lo address 00:00:00:00:00:00
ip link set s0 up
ip -n far link set s1 up
ip addr add 10.73.0.1/24 dev s0
ip -n far addr add 10.73.0.2/24 dev s1
sleep 3
t ping -c 1 10.73.0.2
t ip neigh
t ip -n far neigh
t ip link set s0 address 02:00:00:00:cc:01
t ip link show s0
t ip addr show s0
t ip neigh
t ip -n far neigh
t ping -c 1 -W 1 10.73.0.2
t ip -n far neigh
t ip -n far link set s1 address 02:00:00:00:cc:02
t ping -c 1 -W 1 10.73.0.2
t ip neigh
t ip link set s0 down
t ip link set s0 address 02:00:00:00:dd:01
t ip link set s0 up
sleep 3
t ip addr show s0
t ip link set dd up
t ip link set dd address 02:00:00:00:dd:02
t ip link show dd
t ip link set bb up
sleep 1.2
t ip link show bb
t ip link set s0 brd 02:00:00:00:00:00
t ip link show s0
