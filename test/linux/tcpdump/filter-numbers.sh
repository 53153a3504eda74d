# Numbers in filters: octal, hexadecimal, too large, sizes that are none.
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
ether[12:2] = 2054
ether[12:2] = 0x806
ether[12:2] = 04006
ether[12:2] = 0X806
ether[12:2] = 0x
ether[12:2] = 09
ether[12:2] = 4294967295
ether[12:2] = 4294967296
ether[12:2] = 0x1ffffffff
ether[12:2] = 99999999999999999999
ether[12:2] = 1.5
ether[12:0] = 1
ether[12:3] = 1
ether[12:5] = 1
ether[12:x] = 1
ether[12:-1] = 1
ether[] = 1
ether[12 = 1
ether 12 = 1
ether[12:2] =
= 1
ether[12:2] = = 1
ether[12:2] === 2054
ether[12:2] <> 1
ether[12] << 32 = 0
ether[12] / 0 = 0
ether[12] % 0 = 0
foo[0] = 1
len
len > foo
less
less foo
greater -1
vlan foo
vlan 4096
X
