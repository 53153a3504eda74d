# bridge/, brif/ and brport/ in /sys: read, written, refused.
echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6; echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
ip link add br7 type bridge; ip link add p1 address 02:00:00:00:00:11 type veth peer name p2; ip link set p1 master br7; ip link set br7 up; ip link set p1 up; ip link set p2 up; sleep 1.5
cd /sys/class/net/br7/bridge; for f in ageing_time bridge_id forward_delay group_addr hello_time max_age priority root_id root_path_cost root_port stp_state topology_change vlan_filtering vlan_protocol; do echo "$f $(cat $f)"; done
t() { echo "$2" >$1; echo "$1 $2 => $? $(cat $1)"; }
t ageing_time 3000; t ageing_time x; t ageing_time -1; t ageing_time 0; t forward_delay 100; t hello_time 0; t hello_time 100; t hello_time 1001; t max_age 599; t max_age 4001; t max_age 700; t priority 4096; t priority 0x1000; t priority 65536; t priority ''; t priority 32768; t bridge_id 1; t root_port 1
echo 1 >flush; echo "=> $?"; cat flush; echo "=> $?"; ls -l flush | cut -c1-10; echo 1 >nosuch; echo "=> $?"
cd ..; ls brif; ls -d bridge/stp_state lower_p1; readlink brif/p1 lower_p1 ../p1/master ../p1/brport/bridge ../p1/upper_br7; cat brif/p1/state ../p1/brport/port_no ../p1/brport/port_id ../p1/brport/priority ../p1/brport/path_cost ../p1/brport/designated_root ../p1/brport/designated_cost
echo 3 >brif/p1/state; echo "=> $?"; ip link set p2 down; sleep 1.2; cat brif/p1/state; ls ../p2/brport; echo "=> $?"; cat ../p2/bridge/stp_state; ip link set p1 nomaster; ls brif; ls ../p1/brport; echo "=> $?"; cat brif/p1/state; [ -d /sys/class/net/br7/bridge ] && echo bridge; [ -d /sys/class/net/p1/bridge ] || echo none
