# who, where and what: id, whoami, nproc, tty, arch, uname, hostname, expr, test of commands with no arguments.
id; id -u; id -un; id -g; id -G; id nosuch; echo "=> $?"; whoami; whoami x; echo "=> $?"; groups; tty; echo "=> $?"; arch; uname; uname -m; uname -n; hostname; true --help | head -1; nproc | grep -c .; nproc x; echo "=> $?"; clear -x >/dev/null 2>&1; which bash; 
