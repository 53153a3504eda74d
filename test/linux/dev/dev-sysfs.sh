# /sys/class/net: the files of a device.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
files="addr_assign_type addr_len address broadcast carrier carrier_changes carrier_down_count carrier_up_count dev_id dev_port dormant duplex flags gro_flush_timeout ifalias ifindex iflink link_mode mtu name_assign_type napi_defer_hard_irqs netdev_group operstate proto_down speed testing threaded tx_queue_len type uevent"
all() { for f in $files; do echo "$1/$f"; cat /sys/class/net/$1/$f; done; }
ip link set lo up
ip link add s0 address 02:00:00:00:0d:01 type veth peer name s1 address 02:00:00:00:0d:02
ip link add dd address 02:00:00:00:0d:03 type dummy
ip link add bb address 02:00:00:00:0d:04 type bridge
for d in lo s0 dd bb; do all $d; done
sleep 1.2
ip link set s0 up
ip link set dd up
ip link set bb up
sleep 1.2
for d in s0 dd bb; do all $d; done
ip link set s1 up
sleep 0.2
all s0
ip link set s0 promisc on
cat /sys/class/net/s0/flags
ip link set s0 promisc off
for f in /sys/class/net/lo/statistics/*; do echo $f $(cat $f); done
t cat /sys/class/net/nosuch/mtu
t cat /sys/class/net/s0/nosuch
t cat /sys/class/net/s0
echo 1300 > /sys/class/net/s0/mtu; echo "=> $?"
t cat /sys/class/net/s0/mtu
echo 3 > /sys/class/net/s0/mtu; echo "=> $?"
echo x > /sys/class/net/s0/mtu; echo "=> $?"
echo 99 > /sys/class/net/s0/tx_queue_len; echo "=> $?"
echo hello > /sys/class/net/s0/ifalias; echo "=> $?"
sleep 1.2
echo 0 > /sys/class/net/dd/carrier; echo "=> $?"
sleep 0.1
cat /sys/class/net/dd/operstate
echo 0 > /sys/class/net/s0/carrier; echo "=> $?"
echo 5 > /sys/class/net/s0/ifindex; echo "=> $?"
echo 5 > /sys/class/net/s0/address; echo "=> $?"
echo 0x1003 > /sys/class/net/s0/flags; echo "=> $?"
ip link show s0
