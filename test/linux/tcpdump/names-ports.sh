# Names of services, as tcpdump prints them without -n and -nn.
t() { echo "\$ $*"; "$@" 2>&1; echo "=> $?"; }
hdr() { printf "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\x${1:-01}\0\0\0"; }
p() {
  local h=${1// /} n i
  n=$((${#h} / 2))
  printf "\\0\\0\\0\\0\\0\\0\\0\\0\\x$(printf %02x $n)\\0\\0\\0\\x$(printf %02x ${2:-$n})\\0\\0\\0"
  for ((i = 0; i < ${#h}; i += 2)); do printf "\\x${h:i:2}"; done
}
cd /run
{ hdr
  for ports in "0016 c350" "0050 01bb" "1f90 0d3d" "1770 0d3d" "0019 0087" "2710 2774" "1a85 03e3"; do
    set -- $ports
    p "020000000002 020000000001 0800 4500 0020 0001 0000 40 11 0000 7f000001 7f000001 $1 $2 000c 0000 61626364"
    p "020000000002 020000000001 0800 4500 0028 0001 0000 40 06 0000 7f000001 7f000001 $1 $2 00000001 00000000 50 02 1000 0000 0000"
  done; } >a
t tcpdump -t -r a
t tcpdump -t -n -r a
t tcpdump -t -nn -c 2 -r a
t tcpdump -t -q -r a -c 4
t tcpdump -t -r a port ssh
t tcpdump -t -r a portrange http-https
t tcpdump -t -r a udp port domain
t tcpdump -t -r a tcp port imaps
t tcpdump -t -r a port tftp
t tcpdump -t -r a udp port https
