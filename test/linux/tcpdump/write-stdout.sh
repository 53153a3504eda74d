# tcpdump -r - and -w -: captures through pipes.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
hdr() { printf "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\x${1:-01}\0\0\0"; }
p() {
  local h=${1// /} n i
  n=$((${#h} / 2))
  printf "\\0\\0\\0\\0\\0\\0\\0\\0\\x$(printf %02x $n)\\0\\0\\0\\x$(printf %02x ${2:-$n})\\0\\0\\0"
  for ((i = 0; i < ${#h}; i += 2)); do printf "\\x${h:i:2}"; done
}
cd /run
{ hdr; p "ffffffffffff 020000000001 0806 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002"; p "020000000002 020000000001 0800 4500 0020 0001 0000 40 11 0000 0a000001 0a000002 270f 9c41 000c 0000 61626364"; } >a
tcpdump -r - -w - <a 2>/dev/null | tcpdump -n -t -r - 2>&1
tcpdump -r a -w - -c 1 2>/dev/null | tcpdump -n -t -r - 2>&1
tcpdump -r a -w - udp 2>/dev/null | tcpdump -r - --count 2>&1
tcpdump -r a -s 20 -w - 2>/dev/null | tcpdump -n -t -r - 2>&1
tcpdump -r a --time-stamp-precision=nano -w - 2>/dev/null | tcpdump -n -r - 2>&1
tcpdump -r a -w - 2>/dev/null | tcpdump -n -t -r - -w - 2>&1 >/dev/null
t tcpdump -r - </dev/null
t tcpdump -r - -V - </dev/null
t tcpdump -n -t -r a -w b --print; t tcpdump -n -t -r b
t tcpdump -n -t -r a -w b --print -c 1 -q; t tcpdump -n -t -r b
t tcpdump -r a -w /dev/null
t tcpdump -r a -w /dev/full
