# tcpdump -r: captures that are cut off, or whose header is wrong.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
hdr() { printf "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\x${1:-01}\0\0\0"; }
p() {
  local h=${1// /} n i
  n=$((${#h} / 2))
  printf "\\0\\0\\0\\0\\0\\0\\0\\0\\x$(printf %02x $n)\\0\\0\\0\\x$(printf %02x ${2:-$n})\\0\\0\\0"
  for ((i = 0; i < ${#h}; i += 2)); do printf "\\x${h:i:2}"; done
}
cd /run
{ hdr; p "ffffffffffff 020000000001 0806 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002"; } >good
t tcpdump -n -t -r good
head -c 24 good >a; t tcpdump -r a
for n in 4 10 23 30 40 60 81; do head -c $n good >a; t tcpdump -n -t -r a; done
{ printf '\xd4\xc3\xb2\xa1\1\0\4\0'; tail -c +9 good; } >a; t tcpdump -n -t -r a
{ printf '\xd4\xc3\xb2\xa1\2\0\5\0'; tail -c +9 good; } >a; t tcpdump -n -t -r a
{ hdr; printf '\0\0\0\0\0\0\0\0\xff\xff\xff\x7f\x10\0\0\0abcd'; } >a; t tcpdump -n -t -r a
{ hdr; printf '\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'; } >a; t tcpdump -n -t -r a
{ hdr; p 01; p 0102 9; p "ffffffffffff 020000000001 0806 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002"; } >a; t tcpdump -n -t -e -r a
printf '\x0a\x0d\x0d\x0a' >a; t tcpdump -r a
printf '\x0a\x0d\x0d\x0a\x1c\0\0\0' >a; t tcpdump -r a
printf '\x0a\x0d\x0d\x0a\x1c\0\0\0\0\0\0\0\1\0\0\0' >a; t tcpdump -r a
