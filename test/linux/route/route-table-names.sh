# Names of tables in /etc/iproute2/rt_tables, written as tutorials do (here over a file of the script's own).
mkdir -p /run/etc; cp /etc/iproute2/* /run/etc 2>/dev/null; mount --bind /run/etc /etc/iproute2 2>/dev/null
cat /etc/iproute2/rt_tables
echo "100 isp1" >> /etc/iproute2/rt_tables; echo "0xc8  isp2 # second" >> /etc/iproute2/rt_tables; printf '   \n201\tisp3\n' >>/etc/iproute2/rt_tables
ip link set lo up; ip link add w0 type dummy; ip addr add 203.0.113.9/24 dev w0; ip link set w0 up
ip route add default via 203.0.113.1 table isp1; ip route add 198.18.0.0/15 via 203.0.113.2 table isp2; ip route add 198.18.0.0/16 dev w0 table 201
ip route show table isp1; ip route show table 200; ip route show table isp3; ip route show table nosuch; echo $?
ip rule add from 203.0.113.9 table isp1 pref 10; ip rule add to 198.18.0.0/15 lookup isp2 pref 11; ip rule add lookup nosuch; echo $?
ip rule; ip -N rule; ip route show table all | grep -v local; ip route get 198.18.0.1 | head -1 | cut -d' ' -f1-6
ip route add default dev w0 table nosuch; echo $?
echo "100 other" >> /etc/iproute2/rt_tables; ip rule | grep 203; ip route flush table isp1; ip route show table 100; ip rule del table isp2; ip rule
