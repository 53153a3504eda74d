# Filters over files: what a file cannot know, on Ethernet and on both cooked kinds.
hdr() { printf "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\x${1:-01}\0\0\0"; }
p() {
  local h=${1// /} n i
  n=$((${#h} / 2))
  printf "\\0\\0\\0\\0\\0\\0\\0\\0\\x$(printf %02x $n)\\0\\0\\0\\x$(printf %02x ${2:-$n})\\0\\0\\0"
  for ((i = 0; i < ${#h}; i += 2)); do printf "\\x${h:i:2}"; done
}
cd /run
{ hdr; p "ffffffffffff 020000000001 0806 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002"; } >en
{ hdr 71; p "0000 0001 0006 020000000001 0000 0806 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002"; } >v1
{ printf '\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\x14\1\0\0'; p "0806 0000 00000002 0001 04 06 020000000001 0000 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002"; } >v2
while read -r e; do
  echo "$ $e"
  for f in en v1 v2; do tcpdump -n -t -e -r $f "$e" 2>&1 | grep -v "^reading\|^Warning"; done
done <<'X'
inbound
outbound
not outbound
ifindex 2
ifindex 3
ifindex x
ether host 2:0:0:0:0:1
broadcast
ether multicast
ip broadcast
vlan
gateway foo
link[0] = 0
ether[0] = 8
arp[7] = 1
ether proto 0x806
ether proto \arp
len = 42
rarp
host 10.0.0.1 and outbound
X
