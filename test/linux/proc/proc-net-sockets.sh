# /proc/net with sockets open, and two namespaces.
ip link set lo up; ping -c 2 -i 0.5 127.0.0.1 >/dev/null & sleep 0.2; wait; ip netns add x; ip netns exec x cat /proc/net/route | sed 's/ *$//'; ip netns exec x sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward; cat /proc/sys/net/ipv4/ip_forward'; cat /proc/sys/net/ipv4/ip_forward; 
