# A bridge in /sys.
ip link add br7 type bridge; ip link add v1 type veth peer name v2; ip link set v1 master br7
echo 1 >stp_state; cat stp_state; echo 3000 >ageing_time; 
