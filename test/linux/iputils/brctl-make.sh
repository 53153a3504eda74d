# brctl: bridges made and deleted.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t brctl addbr brx
t brctl addbr brx
t brctl addbr averyveryverylongname
t brctl addbr 'a b'
t brctl addbr a/b
t brctl show
t brctl show brx
t brctl show nope
ip link set brx address 02:00:00:5c:00:01
t brctl show
ip link set brx up
t brctl delbr brx
ip link set brx down
t brctl delbr brx
t brctl delbr brx
t brctl delbr lo
t brctl show
ip link add du type dummy
t brctl delbr du
t brctl addbr du
