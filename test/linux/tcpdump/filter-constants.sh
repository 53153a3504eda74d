# Filters that are decided before any packet is seen.
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
1 = 1
1 = 2
1 = 1 and 2 = 2
1 = 2 or arp
1 = 2 and arp
arp and 1 = 2
arp or 1 = 1
not 1 = 1
2 + 2 = 4
2 + 2 = 5
7 / 2 = 3
7 % 4 = 3
1 << 4 = 16
0xff & 0xf0 = 0xf0
1 | 2 = 3
5 ^ 1 = 4
-1 = 4294967295
arp and 2 + 2 = 5
icmp and arp
arp and not arp
ip and ip6
icmp and tcp
host 1.2.3.4 and ip6
len > 0
len < 0
ether[0] > 255
portrange 90-80
less 0
greater 0
X
