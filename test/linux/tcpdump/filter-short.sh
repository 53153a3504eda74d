# Filters that read past a packet's end.
hdr() { printf "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\x${1:-01}\0\0\0"; }
p() {
  local h=${1// /} n i
  n=$((${#h} / 2))
  printf "\\0\\0\\0\\0\\0\\0\\0\\0\\x$(printf %02x $n)\\0\\0\\0\\x$(printf %02x ${2:-$n})\\0\\0\\0"
  for ((i = 0; i < ${#h}; i += 2)); do printf "\\x${h:i:2}"; done
}
cd /run
{ hdr; p 01; p "ffffffffffff 020000000001 0800 45" 60; p "020000000002 020000000001 0800 4500 0054 0001 0000 40 01 0000 0a000001 0a000002 08" 98; p "ffffffffffff 020000000001 0806 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002"; } >a
while read -r e; do
  echo "$ $e"
  tcpdump -n -t -q -r a "$e" 2>&1 | grep -v ^reading
done <<'X'
ip
not ip
icmp
not icmp
ip or arp
host 10.0.0.1
not host 10.0.0.1
icmp[0] = 8
icmp[1] = 0
not icmp[1] = 0
icmp[1] = 0 or ip
ip or icmp[1] = 0
ip[0] = 0x45
ip[1] = 0
ether[0] = 1
not ether[0] = 1
ether[4:4] = 0
len > 80
less 50
greater 60
ip[50] = 1 or len > 0
len > 0 or ip[50] = 1
not port 80
arp[100] = 0
not arp[100] = 0
ether[0x7fffffff] = 0
ether[-1] = 0
X
