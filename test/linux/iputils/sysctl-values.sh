# sysctl: numbers in other spellings.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
k=net.ipv4.conf.lo.arp_announce
for v in 0x2 010 ' 1' '1 2' 1x -1 99999999999 2147483647 2147483648 '' 1,2; do
  t sysctl -w "$k=$v"
  sysctl -n $k
done
