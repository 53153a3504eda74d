# ethtool: usage and what it does not know.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t ethtool
t ethtool --version
t ethtool -Z lo
t ethtool --nope lo
t ethtool -i
t ethtool nope
t ethtool -i nope
t ethtool -k nope
t ethtool -S nope
t ethtool lo extra
t ethtool averyveryverylongname
t ethtool -s
t ethtool -K
