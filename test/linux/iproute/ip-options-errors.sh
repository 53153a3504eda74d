# Options that are wrong or lack what must follow
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
t ip -x link
t ip -ss link
t ip -e link
t ip -I link
t ip -j=1 link
t ip -4x link
t ip -c=x link
t ip -color=foo link
t ip - link
t ip -f
t ip -f xx link
t ip -family foo addr
t ip -f link show lo
t ip -l
t ip -l 3 link show lo
t ip -loops x link show lo
t ip -rc x link
t ip -rcvbuf
t ip -rc 1000 link show lo
t ip -n
t ip -n nope link
t ip -netns nope addr
t ip -b
t ip -b /nope
t ip -force -batch /nope
t ip -he link
t ip -V
t ip -Ver link
t ip --Version
t ip -f inet addr
t ip -f inet6 addr
t ip -f link addr
t ip -f bridge link
t ip -M route
