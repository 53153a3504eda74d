# A rule that names a table does not make it; a route does.
ip link set lo up
ip route show table default; echo a $?
ip rule add from 10.12.8.1/32 lookup default; ip route show table default; echo b $?
ip netns add n; ip -n n route show table default; echo c $?; ip -n n rule add from 1.2.3.4 blackhole; ip -n n route show table default; echo d $?; ip -n n rule add from 1.2.3.5 lookup default;  ip -n n route show table default; echo e $?
ip -n n route show table 77; echo f $?; ip -n n rule add from 1.2.3.5 lookup 77; ip -n n route show table 77; echo g $?
ip -n n link set lo up; ip netns exec n ping -c1 -W1 127.0.0.1 >/dev/null;  ip -n n route show table default; echo h $?
