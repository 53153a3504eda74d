# Two bridges joined by one cable, three hosts on each, and one port that is pulled out while it is talked to.
for b in lower-bridge upper-bridge; do ip link add $b type bridge; ip link set $b up; done
ip link add uplink type veth peer name downlink; ip link set uplink master lower-bridge up; ip link set downlink master upper-bridge up
for n in 1 2 3 4 5 6; do
  ip netns add host$n; ip link add port$n type veth peer name eth0 netns host$n
  [ $n -le 3 ] && ip link set port$n master lower-bridge up || ip link set port$n master upper-bridge up
  ip -n host$n addr add 172.20.0.$n/16 dev eth0; ip -n host$n link set eth0 up; ip -n host$n link set lo up
done
sleep 1
ip netns exec host1 ping -c 2 172.20.0.6
ip netns exec host2 ping -c 4 -i 0.3 -W 1 172.20.0.5 &
sleep 0.4; ip link set port5 nomaster; wait
ip netns exec host3 ping -c 1 -W 1 172.20.99.99
