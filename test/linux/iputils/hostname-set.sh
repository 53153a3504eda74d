# hostname NAME.
t() { echo "\$ $*"; "$@"; echo "=> $?"; }
t hostname other
t hostname
t uname -n
t hostname a b
t hostname 'wrong name'
t hostname -wrong
t hostname ''
t hostname -F /run/none
echo 'fromfile' >/run/name
t hostname -F /run/name
t hostname
t hostname x.example.org
t hostname -s
t hostname -d
t hostname
