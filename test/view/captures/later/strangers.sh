# Names as long as they may be, three of them in one instant, sources that nobody believes, and a machine that talks to itself.
ip netns add 很长的命名空间名字; ip netns add abcdefghijklmnopqrstuvwxyz
ip link add abcdefghijklmno type veth peer name 一二三四五 netns 很长的命名空间名字
ip link add onmlkjihgfedcba type veth peer name zyxwvutsrqponml netns abcdefghijklmnopqrstuvwxyz
ip link set lo up; ip link set abcdefghijklmno up; ip link set onmlkjihgfedcba up
ip -n 很长的命名空间名字 link set 一二三四五 up; ip -n abcdefghijklmnopqrstuvwxyz link set zyxwvutsrqponml up
ip addr add 10.169.100.101/24 dev abcdefghijklmno; ip -n 很长的命名空间名字 addr add 10.169.100.102/24 dev 一二三四五
ip addr add 10.169.200.101/24 dev onmlkjihgfedcba; ip -n abcdefghijklmnopqrstuvwxyz addr add 10.169.200.102/24 dev zyxwvutsrqponml
sysctl -q -w net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=1
ip -n 很长的命名空间名字 addr add 10.169.200.77/32 dev 一二三四五
ip -n 很长的命名空间名字 route add default via 10.169.100.101; ip -n abcdefghijklmnopqrstuvwxyz route add default via 10.169.200.101
ip netns exec 很长的命名空间名字 ping -c 2 -W 1 10.169.200.102
ip netns exec 很长的命名空间名字 ping -c 2 -W 1 -I 10.169.200.77 10.169.200.102
ping -c 2 10.169.100.101; ping -c 1 -W 1 -I abcdefghijklmno 10.169.200.101; ping -c 3 -i 0.2 127.0.0.53
