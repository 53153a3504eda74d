# ip -batch: where it ends, and what -force changes
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
cd /run
printf 'link show lo\nlink set nope up\nlink show lo\nxyz\nlink show lo\n' > f1
t ip -b f1
t ip -force -b f1
printf 'link show lo\nlink show nope\nlink show lo' > f2
t ip -b f2
t ip -force -b f2
t ip -b f3
t ip -force -b f3
t ip -b
printf 'link set nope up\n' | ip -b -; echo "= $?"
printf 'route show "a b"\nlink show lo\n' | ip -force -batch -; echo "= $?"
printf -- '-4 addr show lo\n' | ip -b -; echo "= $?"
printf 'link xx\nlink show lo\n' | ip -force -b -; echo "= $?"
printf 'route add 1.1.1.1\nrule add\naddr add 10.100.3.1/24\nnetns add zz\nnetns add zz\n' | ip -force -b -; echo "= $?"
printf '\n\n# nothing\n' | ip -b -; echo "= $?"
