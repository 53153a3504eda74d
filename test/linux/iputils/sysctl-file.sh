# sysctl -p: settings from files.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
ip link set lo up
printf '# comment\n; other\n\nnet.ipv4.ip_forward = 1\nnet.ipv4.ip_default_ttl=44\n  net/ipv4/icmp_echo_ignore_all =0  \n' >/run/one.conf
printf 'net.ipv4.nope = 1\n-net.ipv4.neither = 1\nnonsense\nnet.ipv4.ip_forward = x\n= 3\nnet.ipv4.ip_forward = 0\n' >/run/two.conf
t sysctl -p /run/one.conf
t sysctl -q -p /run/one.conf
t sysctl -n -p /run/one.conf
t sysctl -N -p /run/one.conf
t sysctl -p /run/two.conf
t sysctl -e -p /run/two.conf
t sysctl -p /run/none.conf
t sysctl -f /run/one.conf
t sysctl -p/run/one.conf
t sysctl --load=/run/one.conf
t sysctl -p /run/one.conf /run/two.conf
t sysctl -r ttl -p /run/one.conf
printf 'net.ipv4.conf.*.rp_filter = 1\nnet.ipv4.conf.all.rp_filter = 2\n' >/run/three.conf
t sysctl -p /run/three.conf
t sysctl net.ipv4.conf.lo.rp_filter net.ipv4.conf.default.rp_filter net.ipv4.conf.all.rp_filter
echo 'net.ipv4.ip_forward=1' | sysctl -p -
