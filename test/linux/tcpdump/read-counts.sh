# tcpdump -r with -c, --count, -# and lists of files.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
hdr() { printf "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\x${1:-01}\0\0\0"; }
p() {
  local h=${1// /} n i
  n=$((${#h} / 2))
  printf "\\0\\0\\0\\0\\0\\0\\0\\0\\x$(printf %02x $n)\\0\\0\\0\\x$(printf %02x ${2:-$n})\\0\\0\\0"
  for ((i = 0; i < ${#h}; i += 2)); do printf "\\x${h:i:2}"; done
}
cd /run
{ hdr; p "ffffffffffff 020000000001 0806 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002"; p "020000000002 020000000001 0800 4500 0020 0001 0000 40 11 0000 0a000001 0a000002 270f 9c41 000c 0000 61626364"; p "020000000002 020000000001 0800 4500 0028 0001 0000 40 06 0000 0a000001 0a000002 0050 9c41 00000001 00000000 50 02 1000 0000 0000"; } >a
{ printf '\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\x71\0\0\0'; p "0000 0001 0006 020000000001 0000 0800 4500 001c 0001 0000 40 01 0000 0a000001 0a000002 0800 f7ff 0000 0000"; } >b
for n in 1 2 3 4 1x; do t tcpdump -n -t -r a -c "$n"; done
for n in 0 -1 x "" " 2"; do t tcpdump -n -t -r a -c "$n"; done
t tcpdump -r a --count
t tcpdump -r a --count -c 1
t tcpdump -r a --count --print -n -t
t tcpdump -r a --count arp
t tcpdump -r a --count vlan
t tcpdump -r a -n -t -#
t tcpdump -r a -n -t -# udp or tcp
printf 'a\na\n' >l; t tcpdump -V l -n -t
t tcpdump -V l -n -t -c 4
t tcpdump -V l --count udp
printf 'a\nnosuch\n' >l; t tcpdump -V l -n -t arp
printf 'a\nb\n' >l; t tcpdump -V l -n -t
printf '\n\n' >l; t tcpdump -V l
: >l; t tcpdump -V l
t tcpdump -V
