# /sys/class/net: attributes, statistics, queues; errors.
ip link add v1 type veth peer name v2; ip link add d1 type dummy; ip link add b1 type bridge; ip link set v1 master b1 2>/dev/null
cd /sys/class/net; ls lo/statistics; 
echo 1400 >v1/mtu; echo 500 >v1/tx_queue_len; echo label >d1/ifalias; echo 0x1003 >v1/flags; ip link show v1 | grep -o 'group 5'; 
