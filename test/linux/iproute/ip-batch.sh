# ip -batch: files, comments, quotes, continued lines
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
cd /run
printf 'link add dm1 address 02:00:00:00:00:01 type dummy\nlink set dm1 up\naddr add 10.100.1.1/24 dev dm1\n# comment\n\nlink show dm1\nroute show # more\n' > f1
t ip -b f1
t ip -batch f1
t ip -force -b f1
printf 'link show lo \\\n group 0\nroute show 10.100.1.0/24\n' > f2
t ip -b f2
t ip -j -b f2
t ip -o -b f2
printf 'link show lo\nlink show dm1\n' | ip -br -b -; echo "= $?"
printf 'addr add "10.100.2.1/24" dev dm1\naddr show to 10.100.2.0/24\n' | ip -o -batch -; echo "= $?"
printf 'link set dm1 alias "two words"\n' | ip -b -; ip link show dm1
