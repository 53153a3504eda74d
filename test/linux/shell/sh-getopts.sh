# getopts.
t() { OPTIND=1; while getopts "$1" o "${@:2}"; do echo "$o [${OPTARG-unset}] $OPTIND"; done; shift $((OPTIND)); echo "rest: $* ($o)"; }
t ab:c -a -b val -c rest; t ab:c -abval -c; t ab: -x; t :ab: -x -b; t ab: -b; t a -- -a; t a x -a; t :a: -a; t 'a' -aa; getopts; echo "=> $?"; getopts a; echo "=> $?"; getopts -z a b; echo "=> $?"; OPTERR=0; t ab: -x; t ab: -b; set -- -v file; OPTIND=1; while getopts v o; do echo $o; done; shift $((OPTIND-1)); echo $1
