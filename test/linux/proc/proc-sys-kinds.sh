# /proc/sys/net: ranges, strings, vectors and what is read only.
cd /proc/sys/net/ipv4; for f in icmp_echo_ignore_all icmp_echo_ignore_broadcasts; do echo "$f $(cat $f)"; echo 3 >$f; echo "=> $?"; cat $f; done; echo '5 x' >ping_group_range; echo "=> $?"; echo '10 5' >ping_group_range; cat ping_group_range; echo '1' >ping_group_range; 
