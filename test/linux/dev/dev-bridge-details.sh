# ip -d link of a bridge: all that it is set to, and of its neighbours in the list.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -q net.ipv6.conf.default.disable_ipv6=1
ip link add br7 address 02:42:00:00:00:07 type bridge
t ip -d link show br7 | grep -v hello_timer
ip -d link show br7 | grep -o 'bridge .*root_path_cost'; ip -d link show br7 | grep -o 'vlan_default.*'
ip link set br7 up
t ip -d link show br7 | tr -s ' ' | cut -d ' ' -f 2-20
t ip -d -o link show br7 | grep -c bridge_id
t ip -d addr show br7 | grep -o 'forward_delay [0-9]* hello_time [0-9]* max_age [0-9]* ageing_time [0-9]* stp_state [0-9]*'
