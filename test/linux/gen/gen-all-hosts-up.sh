# 224.0.0.1 is joined by a device that is up.
for n in ns1 ns2; do ip netns add $n; ip -n $n link set lo up; done
ip link add va1 address 02:5e:00:00:01:0a netns ns1 type veth peer name vb1 address 02:5e:00:00:01:0b netns ns2
ip -n ns1 addr add 172.21.8.1/24 dev va1
ip -n ns2 addr add 172.21.8.2/24 dev vb1
get() { echo "$1"; ip -n ns1 route get 224.0.0.1 from 172.21.8.2 iif va1; echo "=> $?"; ip -n ns1 maddr show dev va1 2>&1 | grep -c 'inet  224.0.0.1'; }
get never
ip -n ns1 link set va1 up
get "up, no carrier"
ip -n ns2 link set vb1 up
sleep 1.3
get up
ip -n ns1 link set va1 down
sleep 1.3
get down
