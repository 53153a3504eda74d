# /proc/net/igmp, dev_mcast, mcfilter: groups as devices come up and go down.
echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6; echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
cd /proc/net; cat igmp mcfilter; ip link set lo up; ip link add g1 type veth peer name g2; ip link add g3 type dummy; cat igmp
ip link set g1 up; ip link set g2 up; sleep 1.2; cat igmp mcfilter; ip link set g3 up; cat igmp; ip link set g1 down; sleep 1.2; cat igmp
ip maddress add 01:00:5e:01:02:03 dev g2; grep g2 dev_mcast | tail -1; ip maddress del 01:00:5e:01:02:03 dev g2; grep -c 010203 dev_mcast
cat if_inet6; echo "=> $?"; echo x >igmp; echo "=> $?"; cat igmp/x; echo "=> $?"; ls -l igmp | cut -c1-10; grep -c . fib_trie
