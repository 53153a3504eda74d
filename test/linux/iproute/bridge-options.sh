# Options of bridge
sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
t() { echo "\$ $*"; "$@"; echo "= $?"; }
ip link add ea address 02:00:00:00:00:0a type veth peer name eb address 02:00:00:00:00:0b
ip link add br7 address 02:00:00:00:00:07 type bridge; ip link add dm3 address 02:00:00:00:00:03 type dummy
t bridge -j -p link
t bridge --json vlan
t bridge -stat vlan
t bridge -det vlan
t bridge -o -d vlan
t bridge -color=never vlan
t bridge -color=foo vlan
t bridge -n
t bridge -net nope vlan
t bridge -f inet link
t bridge -V link
t bridge -force link
t bridge -t link
t bridge -h
printf 'vlan show\nlink show\nfoo\n' | bridge -b -; echo "= $?"
