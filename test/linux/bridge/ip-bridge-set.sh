# ip link set, add … type bridge: its settings.
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link add sw0 address 02:00:00:00:0a:fe type bridge
for i in 1 2; do ip link add p$i address 02:00:00:00:0a:1$i type veth peer name e$i address 02:00:00:00:0a:2$i; ip link set e$i up; ip link set p$i master sw0 up; done
ip link set sw0 up; sleep 1.3
show() { ip -d link show $1 | sed 's/.*bridge_slave.*//' | grep -oE '\b(forward_delay|hello_time|max_age|ageing_time|priority|stp_state|vlan_filtering|group_fwd_mask|mcast_snooping|group_address|nf_call_iptables) [^ ]+' | tr '\n' ' '; echo; }
show sw0
ip link set sw0 type bridge ageing_time 1000; echo $?; show sw0
ip link set sw0 type bridge forward_delay 400 hello_time 300 max_age 1000 priority 4096; echo $?; show sw0
ip link set dev sw0 type bridge forward_delay 1; echo $?
ip link set sw0 type bridge forward_delay 3100; echo $?
ip link set sw0 type bridge hello_time 0; echo $?
ip link set sw0 type bridge hello_time 1100; echo $?
ip link set sw0 type bridge max_age 100; echo $?
ip link set sw0 type bridge priority 65536; echo $?
ip link set sw0 type bridge priority 65535; echo $?; show sw0
ip link set sw0 type bridge ageing_time x; echo $?
ip link set sw0 type bridge nosuch 1 2>&1 | head -2
ip link set sw0 type bridge ageing_time; echo $?
ip link set sw0 type bridge stp_state 0; echo $?
ip link set sw0 type bridge fdb_flush; echo $?
ip link set p1 type bridge ageing_time 5; echo $?
ip link set sw0 type bridge; echo $?
ip link add sw1 type bridge ageing_time 200 forward_delay 0; echo $?; show sw1
ip link add sw2 type bridge forward_delay 0 stp_state 0 priority 1; echo $?; show sw2
ip link add sw3 up type bridge ageing_time 300; echo $?; show sw3
ip link add sw4 type bridge ageing_time y; echo $?
ip link add sw5 type bridge hello_time 5; echo $?; ip link show sw5; echo $?
brctl setageing sw0 20; echo $?; show sw0
brctl setfd sw0 3; brctl sethello sw0 4; brctl setmaxage sw0 12; brctl setbridgeprio sw0 9; show sw0
