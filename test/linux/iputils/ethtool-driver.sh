# ethtool -i, -S, -P, -T, -g, -a, -c, -l, -m, -d, -r, -t.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
ip link set lo up
ip link add pa address 02:00:00:5b:00:01 type veth peer name pb address 02:00:00:5b:00:02
ip link set pa up; ip link set pb up
ip addr add 10.71.0.1/24 brd + dev pa
sleep 1.2
ip link add du type dummy
ip link add brx type bridge
for dev in pa lo du brx; do
  t ethtool -i $dev
  t ethtool -P $dev
  t ethtool -T $dev
  t ethtool -g $dev
  t ethtool -a $dev
  t ethtool -c $dev
  t ethtool -l $dev
  t ethtool -m $dev
  t ethtool -d $dev
  t ethtool -r $dev
  t ethtool -t $dev
  t ethtool -e $dev
  t ethtool -x $dev
  t ethtool -n $dev
  t ethtool -u $dev
  t ethtool --show-eee $dev
  t ethtool --show-fec $dev
  t ethtool --show-priv-flags $dev
done
