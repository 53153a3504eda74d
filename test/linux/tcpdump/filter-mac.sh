# Filters with addresses of the link, and with what only looks like one.
hdr() { printf "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\x${1:-01}\0\0\0"; }
p() {
  local h=${1// /} n i
  n=$((${#h} / 2))
  printf "\\0\\0\\0\\0\\0\\0\\0\\0\\x$(printf %02x $n)\\0\\0\\0\\x$(printf %02x ${2:-$n})\\0\\0\\0"
  for ((i = 0; i < ${#h}; i += 2)); do printf "\\x${h:i:2}"; done
}
cd /run
{ hdr; p "ffffffffffff 020000000001 0806 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002"; } >a
while read -r e; do
  echo "$ $e"
  tcpdump -n -t -r a "$e" 2>&1 | grep -v ^reading
done <<'X'
ether host 02:00:00:00:00:01
ether host 2:0:0:0:0:1
ether host 02-00-00-00-00-01
ether host 0200.0000.0001
ether host 02.00.00.00.00.01
ether host 020000000001
ether host 02:00:00:00:00
ether host 02:00:00:00:00:01:02
ether host 02:00:00:00:00:gg
ether host 002:00:00:00:00:01
ether src 02:00:00:00:00:01
ether dst ff:ff:ff:ff:ff:ff
ether src or dst ff:ff:ff:ff:ff:ff
ether 02:00:00:00:00:01
host 02:00:00:00:00:01
ip host 02:00:00:00:00:01
ether net 02:00:00:00:00:01
ether port 02:00:00:00:00:01
ether host 10.0.0.1
ether host foo
ether src
ether
ether broadcast
ether multicast
ether foo
wlan host 02:00:00:00:00:01
link broadcast
X
