# /proc/net/raw, udp, tcp, icmp, sockstat: heads of the tables, and how many sockets a ping has.
echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6; echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
cd /proc/net; cat raw udp icmp tcp udplite sockstat; ip link set lo up
ping -i 0.3 127.0.0.1 >/run/o & p=$!; sleep 1.5; cut -c6-90 raw; grep -E 'RAW|UDP:' sockstat; wc -l <udp; wc -l <icmp; kill $p; wait $p; wc -l <raw; grep RAW sockstat
tcpdump -i lo -w /run/f 2>/run/e & p=$!; sleep 1.5; grep lo ptype; cut -c18-52 packet; kill $p; wait $p; grep -c lo ptype; cut -c18-52 packet
