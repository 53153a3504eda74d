# tcpdump -r: options that mean something only for a device.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
hdr() { printf "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\x${1:-01}\0\0\0"; }
p() {
  local h=${1// /} n i
  n=$((${#h} / 2))
  printf "\\0\\0\\0\\0\\0\\0\\0\\0\\x$(printf %02x $n)\\0\\0\\0\\x$(printf %02x ${2:-$n})\\0\\0\\0"
  for ((i = 0; i < ${#h}; i += 2)); do printf "\\x${h:i:2}"; done
}
cd /run
{ hdr; p "ffffffffffff 020000000001 0806 0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002"; } >a
for o in "-i nosuch" "-i 99" "-p" "-I" "-B 5" "-B x" "-Q in" "-Q foo" "-s 20" "-s x" "-U" "-l" "-y EN10MB" "-y RAW" "-y FOO" "-L" "-J" "-j host" "-j foo" "--immediate-mode" "-Z nobody" "-Z nosuch" "-E foo" "-M x" "-H" "-K" "-N" "-O" "-f" "-a" "-b" "-S" "-u"; do echo "$ $o"; tcpdump -n -t -r a $o 2>&1; echo "=> $?"; done | head -200
