# tcpdump: -x, -xx, -X, -XX, -A and -AA, and which of several holds.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
hdr() { printf "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\x${1:-01}\0\0\0"; }
p() {
  local h=${1// /} n i
  n=$((${#h} / 2))
  printf "\\0\\0\\0\\0\\0\\0\\0\\0\\x$(printf %02x $n)\\0\\0\\0\\x$(printf %02x ${2:-$n})\\0\\0\\0"
  for ((i = 0; i < ${#h}; i += 2)); do printf "\\x${h:i:2}"; done
}
cd /run
{ hdr; p "020000000002 020000000001 0800 4500 0020 0001 0000 40 11 0000 0a000001 0a000002 270f 9c41 000c 0000 61626364"; p 0102; } >a
for o in -x -xx -X -XX -A -AA "-x -X" "-X -x" "-xx -A" "-A -XX" "-xxx" "-x -xx" "-xX" "-Ax -q" "-XX -e" "-x -s 10" "-X -c 1 -v"; do t tcpdump -n -t -r a $o; done
