# A wrong MAC address: ip names the part up to the colon before which it stopped.
ip link add uno type dummy
for word in zz:00 02:zz:00:00:00:01 02:00:00:00:00:1ff 02::01 nothex 02:00:00:00:00:gg; do
  ip link set uno address $word
  echo "exit $?"
done
